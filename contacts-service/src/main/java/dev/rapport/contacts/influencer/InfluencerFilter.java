package dev.rapport.contacts.influencer;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** By what influencers can be narrowed down, in lists and in search alike; all that is given must fit. */
public class InfluencerFilter {

    @QueryParam("externalId")
    @Size(max = 200)
    public String externalId;

    @QueryParam("tag")
    @Size(max = 100)
    @Parameter(description = "In any case, with or without accents; so are `interest` and `network`.")
    public String tag;

    @QueryParam("interest")
    @Size(max = 100)
    public String interest;

    @QueryParam("network")
    @Size(max = 50)
    @Parameter(description = "Only those with a channel there, such as `instagram`.")
    public String network;

    @QueryParam("language")
    @Size(max = 30)
    @Pattern(regexp = NewInfluencer.LANGUAGE)
    @Parameter(description = "`pt` finds pt-BR too, `pt-BR` only that.")
    public String language;

    @QueryParam("source")
    public Source source;

    @QueryParam("organizationId")
    @Parameter(description = "Only those whom a campaign of this organization is for, however far it is with them.")
    public UUID organizationId;

    @QueryParam("doNotContact")
    @Parameter(description = "`true`: only those who asked not to be contacted; `false`: only the others.")
    public Boolean doNotContact;

    @QueryParam("needsResearch")
    @AssertTrue(message = "takes true; leave it out for all")
    @Parameter(description = "`true`: only those from a LIST about whom no research note is written.")
    public Boolean needsResearch;

    @QueryParam("researchOlderThanDays")
    @Min(1)
    @Max(3650)
    @Parameter(description = "Only those about whom nothing was learnt for so many days, or ever.")
    public Integer researchOlderThanDays;

    @QueryParam("updatedSince")
    public Instant updatedSince;

    @QueryParam("archived")
    @DefaultValue("false")
    @Parameter(description = "`true`: only what is archived; `false`: only what is not.")
    public Boolean archived;

    /** All of it, for a cursor to be bound to; apart by what no parameter may contain. */
    @Override
    public String toString() {
        return Stream.of(
                        externalId,
                        tag,
                        interest,
                        network,
                        language,
                        source,
                        organizationId,
                        doNotContact,
                        needsResearch,
                        researchOlderThanDays,
                        updatedSince,
                        archived)
                .map(String::valueOf)
                .collect(Collectors.joining("\0"));
    }
}
