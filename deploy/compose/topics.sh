#!/usr/bin/env bash
# The topics as deploy/local makes them (Topics.java), where they are missing.
set -euo pipefail

topic() { # NAME PARTITIONS CLEANUP [RETENTION IN MILLISECONDS]
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$1" --partitions "$2" \
    --config "cleanup.policy=$3" ${4:+--config "retention.ms=$4"}
}

topic contacts 8 compact
topic interactions 8 compact
topic scores 8 compact
topic reminders 8 delete 1209600000
topic dead-letters 1 compact,delete 1209600000
