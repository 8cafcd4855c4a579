package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A broker with TLS, passwords and the rights of deploy/kafka lets each service do its work, and nobody anything else. */
class KafkaDoorTest {

    private static final List<String> TOPICS =
            List.of("contacts", "dead-letters", "interactions", "reminders", "scores");
    private static final String CREDENTIALS = "SCRAM-SHA-512=[name=%1$s,password=secret-of-%1$s]";
    private static final String JAAS =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";";

    @TempDir
    static Path directory;

    private static LocalKafka kafka;

    @BeforeAll
    static void open() throws Exception {
        Path keys = directory.resolve("broker.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                keys.toString(),
                "-storepass",
                "of-this-test");
        keytool(
                "-exportcert",
                "-alias",
                "broker",
                "-rfc",
                "-file",
                certificate().toString(),
                "-keystore",
                keys.toString(),
                "-storepass",
                "of-this-test");
        Map<String, String> settings = Map.of(
                "listener.security.protocol.map",
                "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "sasl.mechanism.inter.broker.protocol",
                "SCRAM-SHA-512",
                "listener.name.plaintext.scram-sha-512.sasl.jaas.config",
                JAAS.formatted("operator", "secret-of-operator"),
                "ssl.keystore.location",
                keys.toString(),
                "ssl.keystore.password",
                "of-this-test",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate().toString(),
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS;User:operator");
        List<String> credentials =
                new ArrayList<>(List.of(CREDENTIALS.formatted("operator"), CREDENTIALS.formatted("nobody")));
        for (Service service : Service.values()) credentials.add(CREDENTIALS.formatted(service.database()));
        kafka = LocalKafka.guarded(
                directory, settings, new LocalKafka.Guard(credentials, client("operator", "secret-of-operator")));
        try (Admin admin = Admin.create(reaching(client("operator", "secret-of-operator")))) {
            for (Service service : Service.values()) {
                admin.createAcls(KafkaRights.listed(service).bindings(service))
                        .all()
                        .get();
            }
        }
    }

    @AfterAll
    static void close() {
        if (kafka != null) kafka.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void the_list_names_what_a_service_is_configured_to_do_and_no_more(Service service) throws IOException {
        assertEquals(KafkaRights.needed(service), KafkaRights.listed(service));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void a_service_does_what_the_list_says_and_nothing_else(Service service) throws Exception {
        var listed = KafkaRights.listed(service);
        var client = client(service.database(), "secret-of-" + service.database());
        assertEquals(
                listed.write(),
                TOPICS.stream().filter(topic -> writes(client, topic)).toList());
        assertEquals(
                listed.read(),
                TOPICS.stream().filter(topic -> reads(client, topic)).toList());
        List<String> groups = new ArrayList<>();
        for (Service one : Service.values())
            groups.addAll(KafkaRights.listed(one).groups());
        assertEquals(
                listed.groups(),
                groups.stream().filter(group -> joins(client, group)).toList());
        try (Admin admin = Admin.create(reaching(client))) {
            var refusal = assertThrows(
                    ExecutionException.class,
                    () -> admin.deleteTopics(TOPICS).all().get());
            assertInstanceOf(AuthorizationException.class, refusal.getCause());
        }
    }

    @Test
    void who_has_a_password_but_no_right_does_nothing() {
        var client = client("nobody", "secret-of-nobody");
        assertEquals(
                List.of(),
                TOPICS.stream()
                        .filter(topic -> writes(client, topic) || reads(client, topic))
                        .toList());
    }

    @Test
    void who_has_no_or_a_wrong_password_or_does_not_know_the_broker_stays_outside() {
        refused(SaslAuthenticationException.class, client("contacts", "guessed"));
        refused(SaslAuthenticationException.class, client("stranger", "secret-of-contacts"));
        var trusting = client("contacts", "secret-of-contacts");
        trusting.remove("ssl.truststore.location");
        refused(SslAuthenticationException.class, trusting);
        refused(TimeoutException.class, KafkaSettings.of(Map.of()));
        refused(
                TimeoutException.class,
                KafkaSettings.of(Map.of(
                        "RAPPORT_KAFKA_SECURITY_PROTOCOL",
                        "SASL_PLAINTEXT",
                        "RAPPORT_KAFKA_SASL_JAAS_CONFIG",
                        JAAS.formatted("contacts", "secret-of-contacts"))));
    }

    private static void refused(Class<? extends Exception> how, Map<String, Object> client) {
        try (Admin admin = Admin.create(reaching(client))) {
            var refusal = assertThrows(
                    ExecutionException.class, () -> admin.listTopics().names().get());
            assertInstanceOf(how, refusal.getCause());
        }
    }

    private static boolean writes(Map<String, Object> client, String topic) {
        try (var producer = new KafkaProducer<>(reaching(client), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "k", "v")).get();
            return true;
        } catch (ExecutionException | AuthorizationException e) {
            return isAllowed(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean reads(Map<String, Object> client, String topic) {
        try (var consumer = new KafkaConsumer<>(reaching(client), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            consumer.poll(Duration.ofSeconds(1));
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static boolean joins(Map<String, Object> client, String group) {
        var settings = reaching(client);
        settings.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.committed(java.util.Set.of(new TopicPartition("contacts", 0)));
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    /** No other fault passes for a refusal. */
    private static boolean isAllowed(Exception e) {
        Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        assertInstanceOf(AuthorizationException.class, cause);
        return false;
    }

    private static Map<String, Object> client(String name, String password) {
        return KafkaSettings.of(Map.of(
                "RAPPORT_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "RAPPORT_KAFKA_SASL_JAAS_CONFIG", JAAS.formatted(name, password),
                "RAPPORT_KAFKA_TRUSTSTORE", certificate().toString()));
    }

    private static Map<String, Object> reaching(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", kafka.bootstrap());
        settings.put("request.timeout.ms", "3000");
        settings.put("default.api.timeout.ms", "4000");
        settings.put("max.block.ms", "4000");
        settings.put("delivery.timeout.ms", "5000");
        return settings;
    }

    private static Path certificate() {
        return directory.resolve("broker.pem");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        assertEquals(
                0,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor());
    }
}
