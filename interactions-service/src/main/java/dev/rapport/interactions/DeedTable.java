package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Transient;

import org.hibernate.annotations.Formula;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.VisibilityChecker;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Many deeds at a time, for work in the background: one statement however many they are. A row is written as the fields
 * of the entity under the names of its columns, so that entities keep their rules and columns their one description. What
 * became of an ask is left as it is: nothing here makes or changes one that has ended.
 */
@ApplicationScoped
public class DeedTable {

    @Inject
    ObjectMapper json;

    private ObjectMapper rows;

    @PostConstruct
    void prepare() {
        rows = json.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                .setAnnotationIntrospector(new Columns())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Of the agency set on the connection, as all here. */
    public <D extends Deed> void insert(Connection connection, String agency, Class<D> type, List<D> deeds)
            throws SQLException {
        if (deeds.isEmpty()) return;
        String columns = columns(deeds.getFirst(), "");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO %1$s (agency, %2$s) SELECT ?, %2$s FROM jsonb_populate_recordset(NULL::%1$s, ?::jsonb)"
                        .formatted(table(type), columns))) {
            insert.setString(1, agency);
            insert.setString(2, text(deeds));
            insert.executeUpdate();
        }
    }

    /** What is there becomes as given, the version included. */
    public <D extends Deed> void update(Connection connection, String agency, Class<D> type, List<D> deeds)
            throws SQLException {
        if (deeds.isEmpty()) return;
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE %1$s t SET (%2$s) = ROW (%3$s) FROM jsonb_populate_recordset(NULL::%1$s, ?::jsonb) x
                WHERE t.agency = ? AND t.id = x.id"""
                        .formatted(table(type), columns(deeds.getFirst(), ""), columns(deeds.getFirst(), "x.")))) {
            update.setString(1, text(deeds));
            update.setString(2, agency);
            update.executeUpdate();
        }
    }

    /** Those of them that are not deleted, locked until the transaction ends. */
    public <D extends Deed> List<D> locked(Connection connection, String agency, Class<D> type, Collection<UUID> ids)
            throws SQLException {
        return select(connection, agency, type, "id = ANY (?) ORDER BY id FOR UPDATE", "uuid", ids);
    }

    public <D extends Deed> List<D> withExternalIds(
            Connection connection, String agency, Class<D> type, Collection<String> ids) throws SQLException {
        return select(connection, agency, type, "external_id = ANY (?)", "text", ids);
    }

    private <D extends Deed> List<D> select(
            Connection connection, String agency, Class<D> type, String which, String array, Collection<?> keys)
            throws SQLException {
        if (keys.isEmpty()) return List.of();
        List<D> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT to_jsonb(t) || jsonb_build_object('merged_into', (SELECT merged_into FROM known_contact k"
                        + " WHERE k.agency = t.agency AND k.id = t.influencer_id)) FROM %s t".formatted(table(type))
                        + " WHERE agency = ? AND NOT deleted AND " + which)) {
            select.setString(1, agency);
            select.setArray(2, connection.createArrayOf(array, keys.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) found.add(rows.readValue(row.getString(1), type));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was stored", e);
        }
        return found;
    }

    /** As it is after the change, one version up. */
    public <D extends Deed> D changed(D deed, Class<D> type, UnaryOperator<D> change) {
        try {
            ObjectNode row = rows.valueToTree(change.apply(deed));
            return rows.treeToValue(row.put("version", deed.version() + 1), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was written", e);
        }
    }

    private static String table(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private String columns(Deed deed, String prefix) {
        ObjectNode row = rows.valueToTree(deed);
        StringJoiner columns = new StringJoiner(", ");
        row.fieldNames().forEachRemaining(name -> {
            if (!name.equals("agency")) columns.add(prefix + '"' + name + '"');
        });
        return columns.toString();
    }

    private String text(List<? extends Deed> deeds) {
        try {
            return rows.writeValueAsString(deeds);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write what is to be stored", e);
        }
    }

    /** Of entities the fields that are columns, under their names; what is in a column is read and written as always. */
    private static final class Columns extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public VisibilityChecker<?> findAutoDetectVisibility(AnnotatedClass type, VisibilityChecker<?> usual) {
            return isEntity(type)
                    ? usual.with(Visibility.NONE)
                            .withFieldVisibility(Visibility.ANY)
                            .withCreatorVisibility(Visibility.ANY)
                    : usual;
        }

        @Override
        public Object findNamingStrategy(AnnotatedClass type) {
            return isEntity(type) ? PropertyNamingStrategies.SnakeCaseStrategy.class : null;
        }

        private static boolean isEntity(AnnotatedClass type) {
            return Deed.class.isAssignableFrom(type.getRawType());
        }

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember field) {
            return field.hasAnnotation(Transient.class)
                    || field.hasAnnotation(Embedded.class)
                    || super.hasIgnoreMarker(field);
        }

        /** What is computed with a row is read and never written. */
        @Override
        public JsonProperty.Access findPropertyAccess(Annotated field) {
            return field.hasAnnotation(Formula.class)
                    ? JsonProperty.Access.WRITE_ONLY
                    : super.findPropertyAccess(field);
        }

        @Override
        public PropertyName findNameForSerialization(Annotated field) {
            return name(field);
        }

        @Override
        public PropertyName findNameForDeserialization(Annotated field) {
            return name(field);
        }

        private PropertyName name(Annotated field) {
            Column column = _findAnnotation(field, Column.class);
            return column == null || column.name().isEmpty() ? null : PropertyName.construct(column.name());
        }
    }
}
