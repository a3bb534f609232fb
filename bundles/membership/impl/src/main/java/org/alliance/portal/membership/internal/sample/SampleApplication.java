package org.alliance.portal.membership.internal.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.organisations.NameKey;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.Application.Way;

/**
 * An invented application.
 *
 * @param reference how people name it, different from every real one
 * @param state where it stands
 * @param hours how long ago it came there
 * @param way what it asks for
 * @param lang language of its letters
 * @param answers what is said
 * @param question what a moderator asked; null for nothing
 * @param answer what was answered; null for nothing
 * @param reason why it was declined; null unless it was
 */
record SampleApplication(
    String reference,
    State state,
    long hours,
    Way way,
    String lang,
    Application.Answers answers,
    String question,
    String answer,
    String reason) {

  /** One of each sort: new, answered, asked, declined. */
  static List<SampleApplication> all() {
    return List.of(
        new SampleApplication(
            "J-DEMO-01",
            State.WAITING,
            20,
            Way.JOIN,
            "en",
            new Application.Answers(
                "Grad Stari Uzorak",
                "hr",
                "City of Stari Uzorak",
                "HR",
                "municipality",
                "https://www.stari-uzorak.example",
                38_400,
                List.of("education", "housing"),
                "We run a day centre and after-school support together with parents in two"
                    + " neighbourhoods, and are preparing a plan for housing.",
                "How other towns brought families without papers for their homes into regular"
                    + " housing; we can share how our school mediators work.",
                "Iva Uzorak",
                "Head of social affairs",
                "iva.uzorak@stari-uzorak.example",
                "+385 1 000 0001"),
            null,
            null,
            null),
        new SampleApplication(
            "C-DEMO-02",
            State.WAITING,
            50,
            Way.COOPERATE,
            "fr",
            new Application.Answers(
                "Association Exemple pour l’habitat",
                "fr",
                null,
                "FR",
                "ngo",
                "https://www.exemple-habitat.example",
                null,
                List.of("housing", "health"),
                "Nous accompagnons des familles vers le logement dans trois départements, avec des"
                    + " médiateurs et des juristes.",
                "Trouver des villes qui veulent essayer la caution solidaire que nous avons mise"
                    + " au point.",
                "Claire Exemple",
                "Directrice",
                "direction@exemple-habitat.example",
                null),
            "Avec quelles communes travaillez-vous déjà ?",
            "Avec cinq communes ; nous venons de signer une convention avec la métropole.",
            null),
        new SampleApplication(
            "J-DEMO-03",
            State.ASKED,
            90,
            Way.JOIN,
            "en",
            new Application.Answers(
                "Obec Vzorová",
                "sk",
                "Municipality of Vzorová",
                "SK",
                "municipality",
                null,
                4_150,
                List.of("employment"),
                "A small municipality with a municipal enterprise that trains and employs people"
                    + " who had been out of work for long.",
                null,
                "Jana Vzorová",
                "Deputy mayor",
                "podatelna@vzorova.example",
                "+421 2 000 0003"),
            "Has the municipal council decided to join, or is that still to come?",
            null,
            null),
        new SampleApplication(
            "C-DEMO-04",
            State.DECLINED,
            400,
            Way.COOPERATE,
            "en",
            new Application.Answers(
                "Example Consulting",
                "en",
                null,
                "BE",
                "ngo",
                "https://www.example-consulting.example",
                null,
                List.of("employment"),
                "We offer consulting on European funds to authorities.",
                "New customers.",
                "Sam Example",
                "Manager",
                "office@example-consulting.example",
                null),
            null,
            null,
            "The Alliance cooperates with organisations that work with Roma communities, and not"
                + " with companies that look for customers."));
  }

  /** The application, as if it had come so long ago. */
  Application made(IdGenerator ids, Instant now) {
    Instant changed = now.minus(Duration.ofHours(hours));
    Instant sent = changed.minus(Duration.ofHours(30));
    Instant begun = sent.minus(Duration.ofMinutes(40));
    boolean closed = state.closed();
    return new Application(
        ids.next(),
        1,
        reference,
        way,
        state,
        lang,
        answers,
        NameKey.of(answers.name()),
        false,
        null,
        null,
        closed ? "system" : null,
        reason,
        true,
        new Application.Times(
            begun, changed, sent, sent, sent.plus(Duration.ofMinutes(9)), closed ? changed : null));
  }
}
