package dev.rapport.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a service may write, read, and by which groups: as deploy/kafka lists it, and as the service is configured. */
record KafkaRights(List<String> write, List<String> read, List<String> groups) {

    private static final Pattern ADDRESS = Pattern.compile("(?m)^    address: (\\S+)$");

    static KafkaRights listed(Service service) throws IOException {
        var list = PropertiesFile.read(Checkout.root().resolve("deploy/kafka/acls.properties"));
        return new KafkaRights(
                names(list, service, "write"), names(list, service, "read"), names(list, service, "groups"));
    }

    /** From its channels and from the topics of its contract; who takes events in sets some aside. Its own it may move. */
    static KafkaRights needed(Service service) throws IOException {
        Path resources = Checkout.root().resolve(service.module()).resolve("src/main/resources");
        var settings = new Properties();
        settings.load(new StringReader(Files.readString(resources.resolve("application.properties"))));
        List<String> read = channels(settings, "topic");
        List<String> write = ADDRESS.matcher(Files.readString(resources.resolve("contract/asyncapi.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!read.isEmpty()) write.add(Topics.DEAD_LETTERS);
        read.add(settings.getProperty("rapport.outbox.state-topic"));
        return new KafkaRights(sorted(write), sorted(read), sorted(channels(settings, "group.id")));
    }

    List<AclBinding> bindings(Service service) {
        List<AclBinding> all = new ArrayList<>();
        write.forEach(topic -> all.add(allow(service, AclOperation.WRITE, ResourceType.TOPIC, topic)));
        read.forEach(topic -> all.add(allow(service, AclOperation.READ, ResourceType.TOPIC, topic)));
        groups.forEach(group -> all.add(allow(service, AclOperation.READ, ResourceType.GROUP, group)));
        return all;
    }

    private static AclBinding allow(Service service, AclOperation operation, ResourceType type, String name) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + service.database(), "*", operation, AclPermissionType.ALLOW));
    }

    private static List<String> names(Properties list, Service service, String right) {
        String names = list.getProperty(service.database() + "." + right);
        return names.isEmpty() ? List.of() : sorted(List.of(names.split(",")));
    }

    private static List<String> channels(Properties settings, String what) {
        Pattern wanted = Pattern.compile("mp\\.messaging\\.incoming\\.\\w+\\." + Pattern.quote(what));
        return settings.stringPropertyNames().stream()
                .filter(name -> wanted.matcher(name).matches())
                .map(settings::getProperty)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> sorted(List<String> names) {
        return List.copyOf(new TreeSet<>(names));
    }
}
