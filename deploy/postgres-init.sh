#!/bin/sh
# Two databases with a role each, so that Rasa cannot read what the desk knows. Runs once, on an empty volume.
set -eu
for name in desk assistant; do
  eval "password=\$$(echo "$name" | tr '[:lower:]' '[:upper:]')_DATABASE_PASSWORD"
  psql -v ON_ERROR_STOP=1 -v password="$password" -U postgres -d postgres <<SQL
CREATE ROLE $name LOGIN PASSWORD :'password';
CREATE DATABASE $name OWNER $name;
REVOKE CONNECT ON DATABASE $name FROM PUBLIC;
SQL
done
