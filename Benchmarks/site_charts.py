"""Draws ten charts of the Local Authority Interactive Tool with pandas and matplotlib, as an analyst would.

    site_charts.py choose LAIT.csv.gz PIPELINES FOLDER
    site_charts.py draw FOLDER

`choose` writes FOLDER/ids.txt, sixty indicators of which Shropshire has ten years or more, and FOLDER/ten.csv, the rows
of the first ten of them, so that `draw` is not charged for reading the rest.
"""

import csv
import gzip
import os
import re
import sys


def choose(path, pipelines, folder):
    with open(f"{pipelines}/lait/indicators/measures.yaml", encoding="utf-8") as file:
        known = set(re.findall(r"id: (lait-[a-z0-9-]+)", file.read()))
    years, rows = {}, {}
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = row["Short Desc"]
            rows.setdefault(name, []).append(row)
            if row["LA and Regions"] == "Shropshire" and re.fullmatch(r"-?[\d.]+", row["Values"]):
                years.setdefault(name, set()).add(row["Years"])
    ids = {}
    for name in sorted(years):
        slug = "lait-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        if len(years[name]) >= 10 and slug in known:
            ids.setdefault(slug, name)
    chosen = list(ids)[:60]
    with open(f"{folder}/ids.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(chosen))
    ten = [row for slug in chosen[:10] for row in rows[ids[slug]]]
    with open(f"{folder}/ten.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ten[0].keys())
        writer.writeheader()
        writer.writerows(ten)


def draw(folder):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    import pandas as pd

    data = pd.read_csv(f"{folder}/ten.csv")
    data["Values"] = pd.to_numeric(data["Values"], errors="coerce")
    neighbours = ["Herefordshire", "Wiltshire", "Cheshire East", "East Riding of Yorkshire", "North Somerset"]
    for number, (name, rows) in enumerate(data.groupby("Short Desc")):
        figure, axes = plt.subplots(figsize=(8, 4.5))
        for area in ["Shropshire", "West Midlands", "England"]:
            line = rows[rows["LA and Regions"] == area].sort_values("Years")
            axes.plot(line["Years"], line["Values"], marker="o", label=area)
        middle = rows[rows["LA and Regions"].isin(neighbours)].groupby("Years")["Values"].median()
        axes.plot(middle.index, middle.values, marker="s", linestyle="--", label="Neighbours")
        axes.set_title(name)
        axes.legend()
        figure.savefig(f"{folder}/chart-{number}.png", dpi=100)
        plt.close(figure)


if sys.argv[1] == "choose":
    choose(*sys.argv[2:5])
else:
    draw(sys.argv[2])
