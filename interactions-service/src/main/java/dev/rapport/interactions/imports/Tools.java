package dev.rapport.interactions.imports;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

import dev.rapport.interactions.DeedTable;
import dev.rapport.interactions.RevisionTable;
import dev.rapport.interactions.interaction.Conduct;
import dev.rapport.kit.imports.JobTable;
import dev.rapport.kit.imports.RowRules;

/** What all runs of imports work with. */
record Tools(
        AgroalDataSource database,
        JobTable jobs,
        DeedTable deeds,
        RevisionTable revisions,
        Conduct conduct,
        RowRules rules,
        ObjectMapper json,
        Clock clock) {}
