"""Makes a workbook of List 1 with made-up children, or reads one as openpyxl's users do.

    list_workbook.py make ROWS FILE.xlsx
    list_workbook.py read FILE.xlsx

Texts are shared and days are numbers with a style, as in a workbook that a person has saved.
"""

import datetime
import random
import sys

import openpyxl

HEADINGS = [
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
    "Date of Contact", "Contact Source",
]
AS_AT = datetime.date(2025, 3, 31)


def make(rows, path):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("List_1")
    sheet.append(["List 1: Contacts"])
    sheet.append(HEADINGS)
    for number in range(rows):
        dice = random.Random(number // 2)
        born = AS_AT - datetime.timedelta(days=dice.randrange(40, 6000))
        age = AS_AT.year - born.year - ((AS_AT.month, AS_AT.day) < (born.month, born.day))
        contacted = AS_AT - datetime.timedelta(days=number % 2 * 90 + dice.randrange(0, 80))
        sheet.append([
            "SYN%07d" % (number // 2), dice.choice(["a) Male", "b) Female"]),
            dice.choice(["a) WBRI", "d) WOTH", "k) APKN"]), born, age, contacted,
            dice.choice(["a) 1A: Individual", "e) 2A: Schools", "q) 6: Police", "s) 8: Other"]),
        ])
    book.save(path)


def read(path):
    cells = 0
    for sheet in openpyxl.load_workbook(path, read_only=True):
        for row in sheet.iter_rows(values_only=True):
            cells += sum(value is not None for value in row)
    print(cells)


if sys.argv[1] == "make":
    make(int(sys.argv[2]), sys.argv[3])
else:
    read(sys.argv[2])
