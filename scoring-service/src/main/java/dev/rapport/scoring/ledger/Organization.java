package dev.rapport.scoring.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Who asks.
 *
 * @param goals how many are written down; null where no event has told yet
 * @param presence of each presence on a network the day it was last active, null where nobody knows
 */
public record Organization(UUID id, Integer goals, List<LocalDate> presence) {}
