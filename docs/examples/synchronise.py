"""Keeps a folder as the portal's profiles are. Killed at any moment, the next run goes on from there."""
import json
import os
import pathlib
import sys
from urllib import error, request

address, key, folder = sys.argv[1] + "/api/v1/", sys.argv[2], pathlib.Path(sys.argv[3])


def get(path, none=0):
    """An answer; None for the status that means there is none. Any other problem ends this run."""
    asked = request.Request(address + path, headers={"Authorization": "Bearer " + key})
    try:
        with request.urlopen(asked, timeout=60) as answer:
            return json.load(answer)
    except error.HTTPError as problem:
        if problem.code == none:
            return None
        raise


def write(name, content):
    """In one step, so that nobody ever reads half a file."""
    half = folder / (name + ".half")
    half.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    os.replace(half, folder / (name + ".json"))


folder.mkdir(parents=True, exist_ok=True)
kept = folder / "state.json"
state = json.loads(kept.read_text("utf-8")) if kept.exists() else {"phase": "copy", "list": ""}
while True:
    if state["phase"] == "copy":
        if not state["list"]:  # the place in the feed first: what changes from now on is followed
            state.update(changes=get("changes?after=now")["next"], seen=[])
        page = get("profiles?detail=full&limit=200&after=" + state["list"])
        for profile in page["items"]:
            write(profile["id"], profile)
        state.update(list=page.get("next"), seen=state["seen"] + [p["id"] for p in page["items"]])
        if not state["list"]:  # the end: what the copy has not met is gone
            for file in {f.stem for f in folder.glob("?" * 13 + ".json")} - set(state["seen"]):
                (folder / (file + ".json")).unlink()
            state = {"phase": "follow", "changes": state["changes"]}
    else:
        page = get("changes?limit=1000&after=" + state["changes"], none=410)
        for change in page["items"] if page else []:
            if change["type"] == "profile":  # created, changed or deleted: how it is now is what counts
                one = "profiles/" + change["id"]
                # Not there: unless all are away, which ends this run, it is gone.
                profile = get(one, none=404) or get("profiles?limit=1") and get(one, none=404)
                if profile:
                    write(change["id"], profile)
                else:
                    (folder / (change["id"] + ".json")).unlink(missing_ok=True)
        if page and page["next"] == state["changes"]:
            break  # nothing more for now; without a page it was away for too long: all anew
        state = {"phase": "follow", "changes": page["next"]} if page else {"phase": "copy", "list": ""}
    write("state", state)  # after the files of which it speaks
