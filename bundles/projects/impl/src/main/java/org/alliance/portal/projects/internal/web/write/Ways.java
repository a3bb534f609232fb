package org.alliance.portal.projects.internal.web.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alliance.portal.api.FieldProblem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads writers from step to step, and to what is wrong or missing. */
@Component(service = Ways.class)
public class Ways {
  private final WriteTexts texts;

  @Activate
  public Ways(@Reference WriteTexts texts) {
    this.texts = texts;
  }

  /**
   * An entry of the list of steps.
   *
   * @param label what it is called
   * @param state {@code done}, {@code current}, {@code problem} or {@code todo}
   * @param href null: it is a button
   * @param value what the button sends
   */
  public record StepItem(String label, String state, String href, String value) {}

  /**
   * Something that is wrong or missing, with the way to it.
   *
   * @param label what the field is called; null when it is none
   * @param href where the field is; null when it is none
   * @param key of the text
   * @param args of the text
   */
  public record Wrong(String label, String href, String key, Map<String, Object> args) {}

  /**
   * What is wrong, with the way to it.
   *
   * @param here the step that is shown
   * @param address of the steps
   */
  List<Wrong> wrong(
      List<FieldProblem> problems, WriteStep here, String original, String address, String lang) {
    return problems.stream().map(p -> wrong(p, here, original, address, lang)).toList();
  }

  private Wrong wrong(
      FieldProblem problem, WriteStep here, String original, String address, String lang) {
    String field = problem.field();
    if (field.isEmpty() || field.contains("persons")) {
      return new Wrong(
          null, field.isEmpty() ? null : "#persons.checked", problem.key(), problem.args());
    }
    if (field.startsWith("remarks.")) {
      String about = texts.label(field.substring("remarks.".length()), original, lang);
      return new Wrong(about, "#" + field, problem.key(), problem.args());
    }
    WriteStep step = WriteStep.with(field, original);
    String way = "";
    if (here != step && !here.has(field, original) && !field.equals("note")) {
      way = address + "?step=" + step.key();
      if (step == WriteStep.LANGUAGES) {
        way += "&in=" + field.split("\\.")[1];
      }
    }
    return new Wrong(
        label(field, original, lang), way + "#" + field, problem.key(), problem.args());
  }

  /** What is sent beside an initiative is no field of it. */
  private String label(String field, String original, String lang) {
    return switch (field) {
      case "file", "file.title" -> texts.text(lang, "projects.write." + field, Map.of());
      case "note" -> texts.text(lang, "projects.review.note", Map.of());
      default -> texts.label(field, original, lang);
    };
  }

  /** The list of steps. */
  List<StepItem> steps(
      WriteStep current,
      List<FieldProblem> problems,
      Map<String, List<String>> values,
      String original,
      String lang) {
    List<StepItem> items = new ArrayList<>();
    for (WriteStep step : WriteStep.values()) {
      String state = "todo";
      if (step == current) {
        state = "current";
      } else if (problems.stream().anyMatch(p -> step.has(p.field(), original))) {
        state = "problem";
      } else if (values.keySet().stream()
          .anyMatch(name -> WriteStep.with(name, original) == step)) {
        state = "done";
      }
      items.add(
          new StepItem(
              texts.text(lang, "projects.step." + step.key(), Map.of()), state, null, step.key()));
    }
    return items;
  }

  /** What nobody must say and would help others, with the way to it. */
  List<Wrong> unsaid(
      Map<String, List<String>> values, String original, String address, String lang) {
    return Arrays.stream(WriteStep.values())
        .flatMap(
            step ->
                Stream.of(
                        step.texts().stream().map(part -> "texts." + original + "." + part),
                        step.fields().stream(),
                        step.tables().stream())
                    .flatMap(names -> names))
        .distinct()
        .filter(
            field ->
                WriteStep.with(field, original) != WriteStep.SHORT
                    && values.keySet().stream()
                        .noneMatch(name -> name.equals(field) || name.startsWith(field + ".")))
        .map(
            field ->
                new Wrong(
                    texts.label(field, original, lang),
                    address + "?step=" + WriteStep.with(field, original).key(),
                    null,
                    Map.of()))
        .toList();
  }
}
