package dev.rapport.peer;

import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;
import org.springframework.kafka.support.serializer.JsonSerializer;
import org.springframework.util.backoff.FixedBackOff;

/** The topic, and where the records go that cannot be taken. */
@Configuration
class Messaging {

    @Bean
    NewTopic topic(@Value("${peer.topic}") String name) {
        return TopicBuilder.name(name).partitions(8).replicas(1).build();
    }

    @Bean
    NewTopic deadLetters(@Value("${peer.topic}") String name) {
        return TopicBuilder.name(name + "-dlt").partitions(8).replicas(1).build();
    }

    @Bean
    KafkaTemplate<String, String> template(KafkaProperties settings) {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                settings.buildProducerProperties(null), new StringSerializer(), new StringSerializer()));
    }

    /** What cannot be read comes as bytes, what cannot be folded as what was read. */
    @Bean
    DefaultErrorHandler errors(KafkaProperties settings) {
        var either = new DelegatingByTypeSerializer(
                Map.of(byte[].class, new ByteArraySerializer(), InteractionTold.class, new JsonSerializer<>()));
        var letters = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                settings.buildProducerProperties(null), new StringSerializer(), either));
        return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(letters), new FixedBackOff(500, 3));
    }
}
