package dev.rapport.interactions.touchpoint;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Tuple;

import dev.rapport.interactions.cadence.Scope;
import dev.rapport.interactions.touchpoint.TouchpointView.CadenceInForce;

/** A row of the table of touchpoints, which the database derives; only read here. */
record Touchpoint(
        UUID influencerId,
        UUID organizationId,
        LocalDate lastTouchOn,
        String lastTouchKind,
        LocalDate nextTouchOn,
        LocalDate latestOn,
        LocalDate quietOn,
        Double usualGapDays,
        CadenceInForce cadence) {

    /** In place of an organization. */
    static final UUID WHOLE_AGENCY = new UUID(0, 0);

    /** To be selected for {@link #of}. */
    static final String COLUMNS =
            """
            influencer_id, organization_id, last_touch_on, last_touch_kind, next_touch_on, latest_on, quiet_on,
            usual_gap_days, cadence_scope, cadence_id, target_days, max_days""";

    static Touchpoint of(Tuple row) {
        UUID organization = row.get("organization_id", UUID.class);
        String scope = row.get("cadence_scope", String.class);
        return new Touchpoint(
                row.get("influencer_id", UUID.class),
                organization.equals(WHOLE_AGENCY) ? null : organization,
                day(row, "last_touch_on"),
                row.get("last_touch_kind", String.class),
                day(row, "next_touch_on"),
                day(row, "latest_on"),
                day(row, "quiet_on"),
                row.get("usual_gap_days", Double.class),
                scope == null
                        ? null
                        : new CadenceInForce(
                                Scope.valueOf(scope),
                                row.get("cadence_id", UUID.class),
                                row.get("target_days", Integer.class),
                                row.get("max_days", Integer.class)));
    }

    private static LocalDate day(Tuple row, String column) {
        Object day = row.get(column);
        return day instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) day;
    }
}
