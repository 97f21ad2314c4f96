"""The images and the manifests: nothing runs as root or writes to its own files, Rasa has no way out, and every file
that a process needs is in its image.

Docker is not needed: the files are read, and the tree that each image would hold is made and run from, read-only.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.support.product import ROOT, free_port

DEPLOY = ROOT / "deploy"
OURS = ("desk", "worker", "migrate", "assistant-1", "assistant-2")


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return found


def manifests() -> list[dict[str, Any]]:
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    return [one for path in files for one in yaml.safe_load_all(path.read_text()) if one]


def workloads() -> list[dict[str, Any]]:
    return [one for one in manifests() if one["kind"] in ("Deployment", "StatefulSet", "Job")]


def instructions(dockerfile: str) -> list[list[tuple[str, str]]]:
    """The instructions of each stage, with continued lines joined."""
    text = (DEPLOY / dockerfile).read_text().replace("\\\n", " ")
    stages: list[list[tuple[str, str]]] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        word, _, rest = line.strip().partition(" ")
        if word == "FROM":
            stages.append([])
        stages[-1].append((word, rest))
    return stages


@pytest.mark.parametrize("dockerfile", ["desk.Dockerfile", "assistant.Dockerfile"])
def test_an_image_is_made_as_the_field_advises(dockerfile: str) -> None:
    stages = instructions(dockerfile)
    last = dict(stages[-1])
    assert re.fullmatch(r"\d{5}:\d{5}", last["USER"]), "a number, so that Kubernetes can see that it is not root"
    assert [word for word, _ in stages[-1]].index("USER") > [word for word, _ in stages[-1]].index("COPY")
    assert {"HEALTHCHECK", "ENTRYPOINT", "EXPOSE"} <= last.keys()
    assert last["ENTRYPOINT"].startswith("["), "as a list: signals reach the process itself"
    everything = (DEPLOY / dockerfile).read_text()
    assert all(":" in rest.split()[0] and ":latest" not in rest for stage in stages for w, rest in stage if w == "FROM")
    assert "--require-hashes" in everything
    assert not re.search(r"\b(ADD|sudo|curl|wget)\b", everything)
    assert not re.search(r"(SECRET|TOKEN|PASSWORD)\w*\s*=", everything)


def test_what_goes_into_an_image_is_named_and_nothing_else_may() -> None:
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    assert lines[0] == "*"
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert not {"var", ".env", "production.env", "tests", ".git", "."} & let_in
    for dockerfile in ("desk.Dockerfile", "assistant.Dockerfile"):
        for word, rest in (one for stage in instructions(dockerfile) for one in stage):
            if word == "COPY" and "--from" not in rest:
                for source in rest.split()[:-1]:
                    assert (ROOT / source).exists(), source
                    assert any(source == name or source.startswith(f"{name}/") for name in let_in), source


@pytest.mark.parametrize("name", [*OURS, "proxy", "redis", "postgres"])
def test_a_container_can_do_no_more_than_it_needs(name: str) -> None:
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert "no-new-privileges:true" in service["security_opt"]
    assert service.get("mem_limit")
    assert not {"privileged", "network_mode", "devices", "pid", "ipc"} & service.keys()
    if name != "postgres":
        assert service["cap_drop"] == ["ALL"]
    assert name in ("migrate", "assistant-1", "assistant-2", "desk") or "healthcheck" in service
    assert ("ports" in service) is (name == "proxy"), "only the proxy can be reached from outside"


def test_rasa_and_the_databases_have_no_way_out() -> None:
    found = compose()
    inside = {name for name, network in found["networks"].items() if (network or {}).get("internal")}
    for name in ("assistant-1", "assistant-2", "postgres", "redis", "migrate", "desk"):
        assert set(found["services"][name]["networks"]) <= inside, name
    assert "inside" not in found["services"]["proxy"]["networks"], "the proxy reaches the desks alone"
    assert all("edge" not in found["services"][name]["networks"] for name in ("assistant-1", "assistant-2", "postgres"))


def test_no_secret_stands_in_a_file_and_each_is_demanded() -> None:
    text = (ROOT / "compose.yaml").read_text()
    for name in ("SECRET_KEY", "ASSISTANT_TOKEN", "ACTION_SECRET", "DESK_DATABASE_PASSWORD", "POSTGRES_PASSWORD"):
        assert f"${{{name}:?}}" in text
    for line in (DEPLOY / "production.env.example").read_text().splitlines():
        if re.search("SECRET|TOKEN|PASSWORD|SID", line) and not line.startswith("#"):
            assert line.endswith("="), line
    assert not [one for one in manifests() if one["kind"] == "Secret"]


@pytest.mark.parametrize("one", workloads(), ids=lambda one: str(one["metadata"]["name"]))
def test_a_pod_meets_the_restricted_standard(one: dict[str, Any]) -> None:
    pod = one["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    [container] = pod["containers"]
    assert container["securityContext"] == {
        "readOnlyRootFilesystem": True,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["limits"]["memory"]
    if one["kind"] != "Job":
        assert {"livenessProbe", "startupProbe"} <= container.keys()


def test_the_cluster_lets_rasa_speak_to_nobody_outside() -> None:
    policies = {one["metadata"]["name"]: one["spec"] for one in manifests() if one["kind"] == "NetworkPolicy"}
    assert policies["nothing-by-default"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    for name in ("assistant", "desk"):
        assert not any("ipBlock" in to for rule in policies[name]["egress"] for to in rule["to"])


def test_every_selector_volume_and_target_fits() -> None:
    labels = {one["spec"]["template"]["metadata"]["labels"]["app"] for one in workloads()}
    for one in manifests():
        if one["kind"] == "Service":
            assert one["spec"]["selector"]["app"] in labels
        if one["kind"] == "HorizontalPodAutoscaler":
            assert one["spec"]["scaleTargetRef"]["name"] in labels
    for one in workloads():
        pod = one["spec"]["template"]["spec"]
        volumes = {volume["name"] for volume in pod["volumes"]}
        assert {mount["name"] for mount in pod["containers"][0]["volumeMounts"]} == volumes


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl is not here")
def test_kubectl_puts_the_manifests_together() -> None:
    done = subprocess.run(
        ["kubectl", "kustomize", str(DEPLOY / "kubernetes")], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "image: referral-desk:1.0.0" in done.stdout


def image(dockerfile: str, folder: Path) -> Path:
    """The tree that the image holds, without its environment, and not to be written to."""
    app = folder / "app"
    for word, rest in instructions(dockerfile)[0]:
        if word != "COPY":
            continue
        *sources, target = rest.split()
        for source in sources:
            place = app / target / (Path(source).name if target.endswith("/") else "")
            place = app / Path(source).name if target == "./" else place
            place.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, place)
    for path in [app, *app.rglob("*")]:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) | stat.S_IRGRP | stat.S_IROTH)
        if path.is_dir():
            path.chmod(path.stat().st_mode | stat.S_IXOTH)
    return app


def without_powers(command: list[str]) -> list[str]:
    """The command with no capability left: root may else write to what nobody may write to."""
    return command if os.geteuid() else ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]


def test_the_desk_runs_from_its_image_alone_without_writing_to_it(tmp_path: Path) -> None:
    app, port = image("desk.Dockerfile", tmp_path), free_port()
    store = tmp_path / "store"
    store.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")},
        "ENVIRONMENT": "demo",
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{store / 'desk.db'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        **dict.fromkeys(("SECRET_KEY", "ASSISTANT_TOKEN", "ACTION_SECRET", "STAFF_API_TOKEN"), "x" * 32),
    }
    bot = without_powers([sys.executable, "-m", "bot"])
    for step in ("migrate", "load"):
        done = subprocess.run([*bot, step], cwd=app, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
    log = (tmp_path / "log").open("w")
    desk = subprocess.Popen([*bot, "serve"], cwd=app, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        until, answer = time.monotonic() + 90, 0
        while answer != 201 and time.monotonic() < until and desk.poll() is None:
            time.sleep(0.3)
            try:
                address = f"http://127.0.0.1:{port}/chat/api/sessions"
                answer = httpx.post(address, json={}, trust_env=False, timeout=10).status_code
            except httpx.HTTPError:
                answer = 0
        assert answer == 201, (tmp_path / "log").read_text()[-2000:]
    finally:
        os.killpg(desk.pid, signal.SIGKILL)
        desk.wait(10)
        log.close()
    assert not [path for path in app.rglob("*") if path.name in ("var", "__pycache__")]


@pytest.mark.rasa
def test_the_assistant_runs_from_its_image_alone_without_writing_to_it(tmp_path: Path) -> None:
    app, port = image("assistant.Dockerfile", tmp_path), free_port()
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "LANG")},
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "TRACKER_DATABASE_URL": f"sqlite:///{scratch / 'trackers.db'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        **dict.fromkeys(("SECRET_KEY", "ASSISTANT_TOKEN", "ACTION_SECRET"), "x" * 32),
    }
    python = str(ROOT / ".venv" / "assistant" / "bin" / "python")
    model = str(ROOT / "models" / "assistant.tar.gz")
    command = without_powers([python, "-m", "bot.assistant.serve", "--port", str(port), "--model", model])
    log = (tmp_path / "log").open("w")
    rasa = subprocess.Popen(command, cwd=app, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        until, answer = time.monotonic() + 120, 0
        while answer != 200 and time.monotonic() < until and rasa.poll() is None:
            time.sleep(0.3)
            try:
                answer = httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False, timeout=10).status_code
            except httpx.HTTPError:
                answer = 0
        assert answer == 200, (tmp_path / "log").read_text()[-2000:]
        parsed = httpx.post(
            f"http://127.0.0.1:{port}/model/parse?token={'x' * 32}",
            json={"text": "is this private?"},
            trust_env=False,
            timeout=20,
        )
        assert parsed.json()["intent"]["name"] == "ask_private"
    finally:
        os.killpg(rasa.pid, signal.SIGKILL)
        rasa.wait(10)
        log.close()
    assert not [path for path in app.rglob("*") if path.name in ("var", "__pycache__", ".rasa")]
