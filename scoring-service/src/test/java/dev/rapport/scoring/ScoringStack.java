package dev.rapport.scoring;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

import dev.rapport.local.LocalStackResource;

/** Gives every test of this module the one real PostgreSQL and Kafka. */
@QuarkusTestResource(ReceiverPort.class)
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "scoring"))
class ScoringStack {}
