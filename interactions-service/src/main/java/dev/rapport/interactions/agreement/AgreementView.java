package dev.rapport.interactions.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An agreement as answered.
 *
 * @param version counts from 1; the ETag
 * @param acceptedOn absent while only proposed
 */
public record AgreementView(
        UUID id,
        long version,
        UUID organizationId,
        UUID influencerId,
        double giveShare,
        Integer cadenceDays,
        List<String> channels,
        LocalDate acceptedOn,
        String summary,
        Instant createdAt,
        Instant updatedAt) {

    static AgreementView of(Agreement agreement) {
        NewAgreement said = agreement.described();
        return new AgreementView(
                agreement.id(),
                agreement.version(),
                said.organizationId(),
                said.influencerId(),
                said.giveShare(),
                said.cadenceDays(),
                said.channels(),
                said.acceptedOn(),
                said.summary(),
                agreement.createdAt(),
                agreement.updatedAt());
    }
}
