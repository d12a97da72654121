#!/bin/sh
# Has a real cron daemon load an inbox by the line that `returns init` writes, with every minute in the place of 2:30.
# Needs root, cron and unshare; the daemon has folders of its own and sees none of the machine's.
#   sh Tests/NightlyTests/cron.sh .build/debug/returns
set -eu
program=$(realpath "${1:?which program?}")
root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" init "$work/council" --pipelines "$root/Pipelines" --quiet
cp "$root/SampleInputs/sen2/2025/clean/sen2-2025-893.xml" "$work/council/inbox/"
touch -d '1 hour ago' "$work/council/inbox/sen2-2025-893.xml"
sed -e 's/^30 2 /* * /' -e '/^MAILTO=/s/=.*/=""/' "$work/council/crontab.txt" >"$work/crontab"
export work
unshare --mount sh -eu -c '
  mount -t tmpfs tmpfs /var/spool/cron
  mount -t tmpfs tmpfs /etc/cron.d
  mount -t tmpfs tmpfs /run
  mkdir -p /var/spool/cron/crontabs
  chmod 1730 /var/spool/cron/crontabs
  crontab "$work/crontab"
  cron -f & daemon=$!
  seconds=0
  until [ -z "$(ls -A "$work/council/inbox")" ] || [ $seconds -ge 130 ]; do
    sleep 1; seconds=$((seconds + 1))
  done
  sleep 2
  kill $daemon
'
echo "inbox: $(ls -A "$work/council/inbox" | wc -l) left"
cat "$work/council/night.log"
[ -z "$(ls -A "$work/council/inbox")" ]
[ -f "$work/council/store/returns.sqlite" ]
grep -q '"exit_code" : 0' "$work"/council/out/*/run.json
echo "cron: the night's inbox was loaded"
