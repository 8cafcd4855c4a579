package dev.rapport.agents;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops the gateway from starting with settings that would let somebody in. */
@ApplicationScoped
class SafeStart {

    void check(@Observes @Priority(1) StartupEvent start) {
        var config = ConfigProvider.getConfig();
        List<String> faults = StartRules.faults(name -> config.getOptionalValue(name, String.class));
        if (!faults.isEmpty()) throw new ConfigurationException("Not started: " + String.join("; ", faults) + ".");
    }
}
