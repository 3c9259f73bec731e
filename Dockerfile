# Everything is made in the first stage, as `make setup` does it anywhere; the second takes the result and no tool with it.
FROM python:3.11-slim-bookworm AS build
# Debian keeps one version of a package at a time: a pinned one could not be installed next month.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# A mirror of torch's CPU packages may be named here.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
# The packages first, in a layer that a change of the program leaves alone.
COPY pyproject.toml constraints.txt Makefile README.md LICENSE ./
COPY bot/__init__.py bot/
COPY index/__init__.py index/
COPY knowledge/__init__.py knowledge/
RUN make .venv/.installed DEV= TORCH_INDEX="$TORCH_INDEX"
COPY bot bot
COPY index index
COPY knowledge knowledge
# The model stays in the image, so that a new image brings its own; the index goes where the volume will be.
RUN make setup DEV= \
    && .venv/bin/hocbac --data /data index \
    && .venv/bin/python -m compileall -q bot index knowledge \
    && .venv/bin/python -m pip uninstall --quiet --yes pip

FROM python:3.11-slim-bookworm
RUN groupadd --gid 10001 hocbac \
    && useradd --uid 10001 --gid hocbac --home-dir /app --no-create-home --shell /usr/sbin/nologin hocbac
WORKDIR /app
COPY LICENSE ./
COPY --from=build /app/.venv .venv
COPY --from=build /app/var/model var/model
COPY --from=build /app/bot bot
COPY --from=build /app/index index
COPY --from=build /app/knowledge knowledge
# A named volume starts as a copy of this folder; in an empty one the index is built anew within the first minute.
COPY --from=build --chown=10001:10001 /data /data
ENV PATH="/app/.venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOCBAC_DATA=/data \
    HOCBAC_LOG=INFO \
    HOCBAC_LOG_FORMAT=json \
    HOCBAC_METRICS_HOST=0.0.0.0 \
    HOCBAC_METRICS_PORT=9464
USER 10001:10001
VOLUME /data
EXPOSE 9464
# The bot finishes what it is answering, then ends.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m --retries=3 CMD ["python", "-m", "bot.observability.probe"]
ENTRYPOINT ["hocbac"]
CMD ["run"]
