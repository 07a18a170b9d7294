# Two stages: install and build the index, then only what serving needs. It runs without a shell, not as
# root, and with a read-only root: docker run --read-only -p 8000:8000 passerelle
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
ENV PASSERELLE_DATA_DIR=/var/lib/passerelle
WORKDIR /src
RUN python3 -m venv /opt/passerelle
COPY . .
RUN /opt/passerelle/bin/python -m pip install --no-cache-dir --constraint requirements.lock .
# From / so that the installed packages are read, not the checkout.
WORKDIR /
RUN ["/opt/passerelle/bin/python", "-m", "index"]

FROM ${PYTHON_IMAGE}
COPY --from=build /opt/passerelle /opt/passerelle
COPY --from=build /var/lib/passerelle /var/lib/passerelle
# TMPDIR: tables in xlsx are written to a temporary file; /dev/shm is writable in every container.
ENV PATH=/opt/passerelle/bin:$PATH \
    PASSERELLE_DATA_DIR=/var/lib/passerelle \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    TMPDIR=/dev/shm \
    HOST=0.0.0.0 \
    PORT=8000
WORKDIR /
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/ready', timeout=4)"]
CMD ["python", "-m", "service"]
