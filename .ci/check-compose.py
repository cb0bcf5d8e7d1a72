"""Reads compose.yaml where no docker client with compose is at hand: sound YAML, and every service can be made and reached."""
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    folder = tempfile.mkdtemp()
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "pyyaml"], check=True)
    sys.path.insert(0, folder)
    import yaml

with open(sys.argv[1], encoding="utf-8") as file:
    compose = yaml.safe_load(file)

services = compose["services"]
volumes = compose.get("volumes", {})
faults = []
for name, service in services.items():
    if "image" not in service and "build" not in service:
        faults.append(f"{name} has neither image nor build")
    faults += [f"{name} depends on {other}, which is missing" for other in service.get("depends_on", {}) if other not in services]
    for mount in service.get("volumes", []):
        source = mount.split(":")[0]
        if not source.startswith((".", "/")) and source not in volumes:
            faults.append(f"{name} mounts the volume {source}, which is missing")

print("\n".join(faults) or f"{len(services)} services, no fault")
sys.exit(1 if faults else 0)
