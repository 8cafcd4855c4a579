package dev.rapport.local;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Waits for services that start side by side. */
final class Readiness {
    private Readiness() {}

    /** Returns when all are ready, and tells of each when it is; throws as soon as one cannot be. */
    static void await(List<ServiceProcess> services, Consumer<String> ready) throws InterruptedException {
        try (var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ExecutorCompletionService<String>(threads);
            for (ServiceProcess service : services) {
                waiting.submit(() -> {
                    service.awaitReady(http);
                    return service.module();
                });
            }
            try {
                for (int i = 0; i < services.size(); i++)
                    ready.accept(waiting.take().get());
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof RunFailure failure) throw failure;
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
