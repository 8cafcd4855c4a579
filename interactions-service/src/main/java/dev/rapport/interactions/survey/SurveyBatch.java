package dev.rapport.interactions.survey;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.rapport.kit.batch.BatchBody;

/** The form of a batch in the API document; its items are read one by one. */
record SurveyBatch(@NotNull @Size(min = 1, max = BatchBody.MOST) List<NewSurvey> items) {}
