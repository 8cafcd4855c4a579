package dev.rapport.contacts.research;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a research note says of where and when something was learnt; its words stay where they are. */
public record Lesson(UUID noteId, List<String> topics, String sourceUrl, Instant learntAt) {}
