/** PostgreSQL, Kafka and tokens on one machine without a container engine, and the programs that start Rapport on them. */
package dev.rapport.local;
