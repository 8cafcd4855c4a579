package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Whether an organization is ready to ask anybody.
 *
 * @param asOf UTC date on which this was judged
 * @param questions the three, in their order
 */
public record OrganizationReadinessView(UUID organizationId, LocalDate asOf, List<QuestionView> questions) {}
