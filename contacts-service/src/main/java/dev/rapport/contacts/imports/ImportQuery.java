package dev.rapport.contacts.imports;

import java.util.Map;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.rapport.contacts.file.Mapping;
import dev.rapport.contacts.influencer.Source;

/** How a file is to be taken in. */
public class ImportQuery {

    @QueryParam("mode")
    @Parameter(description = "Make new ones, change known ones, or both: upsert where absent.")
    public Mode mode;

    @QueryParam("dryRun")
    @Parameter(description = "true: show what would happen, and change nothing.")
    public Boolean dryRun;

    @QueryParam("matchBy")
    @Size(max = 100)
    @Parameter(
            description =
                    "By what a row and an influencer are the same: any of externalId, email, channel, in the order in"
                            + " which they are tried; all three where absent. Who has another externalId than the row is"
                            + " somebody else.")
    public String matchBy;

    @QueryParam("source")
    @Parameter(description = "How those came to be known whose row does not say so; IMPORT where absent.")
    public Source source;

    @QueryParam("columns")
    @Size(max = 4000)
    @Parameter(
            description = "CSV only: what headings stand for where that is not plain, as in `Creator"
                    + " name:name,Insta:instagram,Fans:instagram.followers,Fee:-`. A hyphen leaves a column out."
                    + " A known network may stand alone; any other is written with what of it, as in"
                    + " `Films:letterboxd.handle` (handle, url or followers). A heading with a comma goes in quotation"
                    + " marks, as in `\"Name, first\":firstName`; one in it is doubled.")
    public String columns;

    Map<String, String> mapping() {
        return Mapping.of(columns);
    }
}
