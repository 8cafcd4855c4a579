package dev.rapport.kit.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops a service from starting with settings that would let somebody in. */
@ApplicationScoped
class SafeStart {

    void check(@Observes @Priority(1) StartupEvent start) {
        var config = ConfigProvider.getConfig();
        Function<String, Optional<String>> settings = name -> config.getOptionalValue(name, String.class);
        List<String> faults = new ArrayList<>(StartRules.missing(settings));
        faults.addAll(StartRules.faults(settings));
        if (!faults.isEmpty()) throw new ConfigurationException("Not started: " + String.join("; ", faults) + ".");
    }
}
