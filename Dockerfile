# Everything is made in the first stage, as `make setup` does it anywhere; the second takes the result without make.
FROM python:3.11-slim AS build
RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# A mirror of torch's CPU packages may be named here.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
COPY pyproject.toml constraints.txt Makefile README.md LICENSE ./
COPY bot bot
COPY index index
COPY knowledge knowledge
RUN HOCBAC_DATA=/data make setup DEV= TORCH_INDEX="$TORCH_INDEX"

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /app hocbac
COPY --from=build /app /app
# A named volume starts as a copy of this: model and index are ready at the first start.
COPY --from=build --chown=hocbac:hocbac /data /data
WORKDIR /app
USER hocbac
ENV HOCBAC_DATA=/data PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1
VOLUME /data
HEALTHCHECK --interval=5m --timeout=60s --start-period=2m CMD ["hocbac", "doctor"]
# Docker stops it with SIGTERM; the bot then finishes what it is answering.
ENTRYPOINT ["hocbac"]
CMD ["run"]
