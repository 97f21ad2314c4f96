# The desk and the worker: one image, two commands (`serve`, the default, and `worker`). Built from the repository's root:
#   docker build -f deploy/desk.Dockerfile -t referral-desk:VERSION .
FROM python:3.12-slim-bookworm AS build
WORKDIR /app
COPY requirements/desk.txt requirements/
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary=:all: -r requirements/desk.txt \
 && .venv/bin/python -m compileall -q .venv/lib
COPY domain.yml ./
COPY bot bot
COPY actions actions
COPY data data
RUN .venv/bin/python -m compileall -q bot actions

FROM python:3.12-slim-bookworm
RUN groupadd --gid 10001 referral && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin referral
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ENVIRONMENT=production PORT=8000 FORWARDED_ALLOW_IPS=*
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/live', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["serve"]
