package dev.rapport.interactions.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.rapport.kit.problem.Refusal;

/** How a history is to be taken in. */
public class ImportQuery {

    private static final int MOST_OWN = 50;

    @QueryParam("dryRun")
    @Parameter(description = "CSV and NDJSON: true shows what would happen, and changes nothing.")
    public Boolean dryRun;

    @QueryParam("organizationId")
    @Parameter(description = "For whom it was done where a row does not say so; a mailbox needs it.")
    public UUID organizationId;

    @QueryParam("columns")
    @Size(max = 4000)
    @Parameter(
            description =
                    "CSV only: what headings stand for where they are no properties, as in `What:kind,When:occurredAt,"
                            + "Fee:-`. A hyphen leaves a column out.")
    public String columns;

    @QueryParam("ours")
    @Size(max = 4000)
    @Parameter(
            description = "Mailbox only, and needed there: addresses and domains of the agency's own, as in"
                    + " `agency.example,press@alder.example`. What comes from one of them goes out.")
    public String ours;

    @QueryParam("subjects")
    @Parameter(description = "Mailbox only: true keeps the subjects as summaries. Bodies are never kept.")
    public Boolean subjects;

    /** In small letters; refused where they do not fit the format. */
    List<String> ours(Format format) {
        if (format != Format.MBOX) {
            if (ours != null || subjects != null)
                throw Refusal.invalidParameter(
                        ours != null ? "ours" : "subjects", "not_applicable", "This is for a mailbox.");
            return List.of();
        }
        if (dryRun != null || columns != null)
            throw Refusal.invalidParameter(
                    dryRun != null ? "dryRun" : "columns",
                    "not_applicable",
                    "A mailbox is reviewed, and has no columns.");
        if (organizationId == null)
            throw Refusal.invalidParameter("organizationId", "required", "Say for which organization the mails were.");
        List<String> list = ours == null
                ? List.of()
                : Arrays.stream(ours.split(","))
                        .map(one -> one.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", ""))
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
        if (list.isEmpty() || list.size() > MOST_OWN)
            throw Refusal.invalidParameter(
                    "ours", "required", "Say which addresses or domains are yours: 1 to " + MOST_OWN + ".");
        return list;
    }
}
