/** The least a service can do: the base line of deploy/bench/run. */
package dev.rapport.hello;
