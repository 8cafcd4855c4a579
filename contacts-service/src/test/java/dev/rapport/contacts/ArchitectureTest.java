package dev.rapport.contacts;

import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.outbox.Outbox;
import dev.rapport.kit.tenancy.Owned;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of the house, for contacts and for the service kit. */
class ArchitectureTest {

    private static final JavaClasses CONTACTS = code("dev.rapport.contacts");
    private static final JavaClasses KIT = code("dev.rapport.kit");
    private static final JavaClasses ALL = code("dev.rapport.contacts", "dev.rapport.kit");

    private static final DescribedPredicate<JavaMethod> ENDPOINTS =
            DescribedPredicate.describe(
                    "endpoints", method -> Set.<Class<? extends Annotation>>of(
                                    GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                            .stream()
                            .anyMatch(method::isAnnotatedWith));
    private static final DescribedPredicate<JavaClass> ENTITIES =
            DescribedPredicate.describe("entities", type -> type.isAnnotatedWith(Entity.class));

    private static JavaClasses code(String... packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
    }

    @Test
    void no_service_is_called_over_http() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "jakarta.ws.rs.client..",
                        "org.eclipse.microprofile.rest.client..",
                        "io.vertx.ext.web.client..")
                .check(ALL);
    }

    @Test
    void the_kit_knows_no_service_and_none_of_their_words() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.rapport.contacts..", "dev.rapport.interactions..", "dev.rapport.scoring..")
                .check(KIT);
        String words = ".*(Influencer|Organization|Contact|Research|Interaction|Commitment|Score|Campaign).*";
        noClasses().should().haveNameMatching(words).check(KIT);
        noMethods()
                .should()
                .haveNameMatching(words.toLowerCase(java.util.Locale.ROOT))
                .check(KIT);
    }

    @Test
    void the_kits_plain_parts_need_no_framework() {
        noClasses()
                .that()
                .haveSimpleName("Cursor")
                .or()
                .haveSimpleName("Text")
                .or()
                .haveSimpleName("Fingerprint")
                .or()
                .haveSimpleName("Moments")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..")
                .check(KIT);
    }

    @Test
    void time_comes_from_the_clock() {
        for (Class<?> time : new Class<?>[] {Instant.class, LocalDate.class}) {
            noClasses().should().callMethod(time, "now").check(ALL);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(ALL);
        noClasses()
                .that()
                .doNotHaveSimpleName("Clocks")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(ALL);
    }

    @Test
    void entities_do_not_cross_the_border() {
        methods().that(ENDPOINTS).should().notHaveRawReturnType(ENTITIES).check(CONTACTS);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areRecords()
                .should()
                .haveRawType(ENTITIES)
                .check(ALL);
        classes().that().haveSimpleNameEndingWith("View").should().beRecords().check(CONTACTS);
        classes().that().haveSimpleNameStartingWith("New").should().beRecords().check(CONTACTS);
    }

    @Test
    void every_entity_has_an_owner() {
        classes().that(ENTITIES).should().beAssignableTo(Owned.class).check(CONTACTS);
    }

    @Test
    void events_leave_through_the_outbox_and_from_one_place() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(ContactEvents.class)
                .should()
                .dependOnClassesThat(assignableTo(Outbox.class))
                .check(CONTACTS);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CONTACTS);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.rapport.kit.outbox", "dev.rapport.kit.intake", "dev.rapport.kit.topic")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(KIT);
    }

    @Test
    void every_post_can_be_repeated() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(Idempotent.class)
                .check(CONTACTS);
    }

    @Test
    void every_endpoint_says_who_may_use_it_and_is_one_transaction() {
        methods()
                .that(ENDPOINTS)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(RolesAllowed.class)
                .andShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Transactional.class)
                .check(CONTACTS);
        methods()
                .that(ENDPOINTS)
                .and()
                .areNotAnnotatedWith(GET.class)
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName("DoNotContactResource")
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .because("what writes needs more than what reads")
                .check(CONTACTS);
    }

    @Test
    void names_say_what_a_class_is() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(CONTACTS);
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Dto|DTO|Util|Utils|Helper|Manager|Mapper|Service|Repository|Abstract.*)")
                .check(ALL);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..impl..", "..dto..", "..mapper..", "..service..", "..model..")
                .check(ALL);
    }

    @Test
    void nouns_lie_side_by_side() {
        noClasses()
                .that()
                .resideInAPackage("dev.rapport.contacts.organization..")
                .should()
                .dependOnClassesThat(belongToAnyOf())
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("..influencer..", "..research..")
                .check(CONTACTS);
        slices().matching("dev.rapport.kit.(outbox|intake|topic|paging|tenancy|time|json|idempotency|file|imports)..")
                .should()
                .beFreeOfCycles()
                .check(KIT);
    }
}
