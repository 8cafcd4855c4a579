# shellcheck shell=bash
# Run once, by the image of PostgreSQL, which may source it: databases and roles as deploy/local makes them (Databases.java).
sql() { psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"; }

sql -c 'REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC'
for service in contacts interactions scoring; do
  roles=""
  for duty in owner app relay intake; do
    variable=$(echo "${service}_$duty" | tr '[:lower:]' '[:upper:]')
    # Contacts take nothing in.
    [ -n "${!variable:-}" ] || continue
    roles="$roles${roles:+, }${service}_$duty"
    sql -c "CREATE ROLE ${service}_$duty LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${!variable}'"
  done
  sql -c "CREATE DATABASE $service OWNER ${service}_owner"
  sql -c "REVOKE ALL ON DATABASE $service FROM PUBLIC" -c "GRANT CONNECT ON DATABASE $service TO $roles"
done
for extension in pg_trgm citext btree_gin unaccent; do sql --dbname contacts -c "CREATE EXTENSION $extension"; done
