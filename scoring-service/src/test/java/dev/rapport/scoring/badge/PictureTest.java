package dev.rapport.scoring.badge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PictureTest {

    private static final String WHITE = "#ffffff";
    private static final String DARK_CARD = "#0f172a";

    private static Score score(double points, Stage stage) {
        return new Score(points, 0.5, stage, new EnumMap<>(Dimension.class));
    }

    private static String picture(Stage stage, double... points) {
        return Picture.of(
                DoubleStream.of(points).mapToObj(one -> score(one, stage)).toList());
    }

    private static Element parsed(String picture) {
        try {
            DocumentBuilderFactory reader = DocumentBuilderFactory.newNSInstance();
            reader.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return reader.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(picture, e);
        }
    }

    private static Element only(Element in, String tag) {
        assertEquals(1, in.getElementsByTagName(tag).getLength(), tag);
        return (Element) in.getElementsByTagName(tag).item(0);
    }

    @Test
    void it_tells_in_words_what_it_shows() {
        Element svg = parsed(picture(Stage.TRUSTED, 12.4, 30, 56.6));
        assertEquals("http://www.w3.org/2000/svg", svg.getNamespaceURI());
        assertEquals("img", svg.getAttribute("role"));
        assertEquals("Relationship score 57 of 100: Trusted", svg.getAttribute("aria-label"));
        assertEquals("Relationship score 57 of 100: Trusted", only(svg, "title").getTextContent());
        assertEquals("3 weekly scores, from 12 to 57", only(svg, "desc").getTextContent());
        assertEquals("57/100", svg.getElementsByTagName("text").item(0).getTextContent());
        assertEquals("Trusted", svg.getElementsByTagName("text").item(1).getTextContent());
    }

    @Test
    void its_size_is_always_the_same() {
        for (double points : new double[] {0, 50, 100}) {
            Element svg = parsed(picture(Stage.PARTNER, 0, points));
            assertEquals("240", svg.getAttribute("width"));
            assertEquals("60", svg.getAttribute("height"));
            assertEquals("0 0 240 60", svg.getAttribute("viewBox"));
        }
    }

    @Test
    void it_needs_nothing_but_itself() {
        String picture = picture(Stage.AWARE, 5, 15);
        String rest =
                picture.replace("xmlns=\"http://www.w3.org/2000/svg\"", "").toLowerCase(Locale.ROOT);
        for (String outside : List.of("http", "href", "url(", "@import", "<script", "<image", "<!", " on", "data:")) {
            assertFalse(rest.contains(outside), outside);
        }
    }

    @Test
    void every_score_of_the_course_is_a_point_within_the_card() {
        double[] course = IntStream.range(0, 26).mapToDouble(i -> i * 4).toArray();
        Matcher points = Pattern.compile("([\\d.]+) ([\\d.]+)").matcher(line(picture(Stage.PARTNER, course)));
        double lastX = 0;
        double lastY = 60;
        int count = 0;
        for (; points.find(); count++) {
            double x = Double.parseDouble(points.group(1));
            double y = Double.parseDouble(points.group(2));
            assertTrue(x > lastX && x < 240, points.group());
            assertTrue(y < lastY && y > 0, points.group());
            lastX = x;
            lastY = y;
        }
        assertEquals(26, count);
    }

    @Test
    void the_scale_is_from_0_to_100_whatever_the_course() {
        assertEquals("M106.0 49.0 L222.0 11.0", line(picture(Stage.PARTNER, 0, 100)));
        assertEquals("M106.0 30.0 L222.0 30.0", line(picture(Stage.TRUSTED, 50, 50)));
    }

    private static String line(String picture) {
        Matcher line = Pattern.compile("<path d=\"([^\"]*)\" fill=\"none\"").matcher(picture);
        assertTrue(line.find());
        return line.group(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.49, 0", "0.5, 1", "56.5, 57", "99.6, 100"})
    void the_score_is_rounded(double points, String shown) {
        assertTrue(picture(Stage.AWARE, 1, points).contains(">" + shown + "<tspan"));
    }

    @ParameterizedTest
    @EnumSource
    void each_stage_can_be_told_without_its_colour(Stage stage) {
        String picture = picture(stage, 1, 2);
        assertTrue(picture.contains(
                ">" + stage.name().charAt(0) + stage.name().substring(1).toLowerCase(Locale.ROOT) + "</text>"));
        int open = picture.split("fill-opacity=\"\\.22\"", -1).length - 1;
        assertEquals(Stage.PARTNER.ordinal() - stage.ordinal(), open);
    }

    @Test
    void the_language_of_the_machine_does_not_show() {
        String here = picture(Stage.BUILDING, 10.5, 33.3);
        Locale before = Locale.getDefault();
        try {
            for (String other : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(other));
                assertEquals(here, picture(Stage.BUILDING, 10.5, 33.3));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_colours_can_be_read_in_light_and_dark(Stage stage) {
        Picture.Tint tint = Picture.Tint.of(stage);
        String picture = picture(stage, 1, 2);
        String dark = picture.substring(picture.indexOf("@media"), picture.indexOf("</style>"));
        assertTrue(dark.contains("prefers-color-scheme: dark"));
        for (String colour : List.of(tint.onLight(), "#111827", "#5b6472")) readable(picture, colour, WHITE);
        for (String colour : List.of(tint.onDark(), "#f1f5f9", "#94a3b8")) readable(dark, colour, DARK_CARD);
    }

    private static void readable(String where, String colour, String card) {
        assertTrue(where.contains(card) && where.contains(colour), colour + " on " + card);
        double contrast = contrast(colour, card);
        assertTrue(contrast >= 4.5, colour + " on " + card + ": " + contrast);
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
