package dev.rapport.interactions.report;

/** By what a report tells commitments apart, and the column of that. */
public enum Grouping {
    ORGANIZATION("organization_id", "commitment"),
    INFLUENCER("influencer_id", Grouping.MERGED),
    PERSON("responsible", "commitment");

    /** Those of a merged influencer are those of whom they were merged into: few, which are sorted in among the others. */
    private static final String MERGED =
            """
            (SELECT c.agency, c.influencer_id, c.deleted, c.promised_by, c.status, c.due_on, c.closed_on
            FROM commitment AS c
            WHERE NOT EXISTS (SELECT FROM known_contact AS k
                WHERE k.agency = c.agency AND k.id = c.influencer_id AND k.merged_into IS NOT NULL)
            UNION ALL
            SELECT c.agency, k.merged_into, c.deleted, c.promised_by, c.status, c.due_on, c.closed_on
            FROM known_contact AS k JOIN commitment AS c ON c.agency = k.agency AND c.influencer_id = k.id
            WHERE k.merged_into IS NOT NULL) AS theirs""";

    private final String column;
    private final String rows;

    Grouping(String column, String rows) {
        this.column = column;
        this.rows = rows;
    }

    String column() {
        return column;
    }

    /** Where to select from. */
    String rows() {
        return rows;
    }

    boolean isById() {
        return this != PERSON;
    }
}
