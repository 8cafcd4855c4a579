package dev.rapport.peer;

import java.time.Instant;
import java.util.UUID;

record ScoreView(
        UUID influencerId, double score, long interactions, double given, double asked, double tone, Instant lastAt) {}
