package org.alliance.portal.projects.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;

/**
 * Projects, policies and practices. Every method asks first whether the current principal may. A
 * service; thread-safe.
 *
 * <p>Nothing is published without the secretariat: editors of the owning organisation write a
 * working copy and submit it, moderators publish it or give it back. A published one is changed by
 * a new working copy, while the old version stays visible.
 */
public interface Initiatives {
  /** Action for reading: everybody who is signed in, and API clients with {@code projects:read}. */
  String READ = "projects.read";

  /** Action for writing: editors of the organisation, moderators, {@code projects:write}. */
  String WRITE = "projects.write";

  /** Action for publishing and giving back: moderators and admins. */
  String REVIEW = "projects.review";

  /** Most entries of one page of a list. */
  int MOST = 200;

  /**
   * Published initiatives, last published first.
   *
   * @param limit 1 to {@value #MOST}
   * @param after {@link Slice#next()} of the page before; null for the first
   * @param lang language of the reader, ISO 639-1
   * @throws org.alliance.portal.api.ValidationException naming {@code limit} or {@code after}
   */
  Slice<InitiativeSummary> list(InitiativeFilter filter, int limit, String after, String lang);

  /** Those of the given initiatives that are published, in a bounded number of queries. */
  Map<Id, InitiativeSummary> summaries(Collection<Id> ids, String lang);

  /**
   * Published initiatives in which a member took part, the latest first.
   *
   * @param limit 1 to {@value #MOST}
   * @throws org.alliance.portal.api.ValidationException naming {@code limit}
   */
  List<InitiativeSummary> partnered(Id organisation, int limit, String lang);

  /**
   * A published initiative.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.GoneException when it was deleted, with what replaced it
   */
  Initiative get(Id id);

  /** Those of the given initiatives that are published. */
  Map<Id, Initiative> get(Collection<Id> ids);

  /**
   * What keeps a draft from being published, in the order of its fields; empty when nothing does.
   *
   * @param before what is published, whose words may stay although they were retired; null for a
   *     new one
   */
  List<FieldProblem> check(InitiativeDraft draft, Initiative before);

  /**
   * Begins a new one.
   *
   * @param organisation whose; the principal must edit for it
   * @param values by field of the form; see {@link Reviews.Work}
   * @return its working copy, version 1
   */
  Reviews.Work begin(Id organisation, Map<String, List<String>> values);

  /** Begins a new one from a complete draft, such as a partner's. */
  Reviews.Work begin(Id organisation, InitiativeDraft draft);

  /**
   * The working copy of one; for those who may write it, and moderators.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   */
  Reviews.Work work(Id id);

  /** What a working copy says, as far as it can be read. */
  InitiativeDraft draft(Reviews.Work work);

  /** Opens a working copy of a published one, or finds the one that is open. */
  Reviews.Work edit(Id id);

  /**
   * Writes some fields of a working copy; the others stay.
   *
   * @param version the version the writer has seen
   * @param values by field of the form; a blank one empties its field, and what is no field of the
   *     form is left out
   * @throws org.alliance.portal.api.ConflictException as {@link Reviews#save}
   */
  Reviews.Work save(Id id, int version, Map<String, List<String>> values);

  /**
   * Replaces what a working copy says, opening one of what is published where there is none.
   *
   * @param version the version of the working copy that the writer has seen; 0 for none
   * @throws org.alliance.portal.api.ConflictException as {@link Reviews#save}
   */
  Reviews.Work save(Id id, int version, InitiativeDraft draft);

  /**
   * Lets a working copy go on from what is published now, because another version was published
   * after it was begun. It is a draft then.
   *
   * @param version the version of the working copy that the writer has seen
   * @param newest the version of what is published that the writer has seen
   * @param theirs the parts that are to say what is published, while the others stay as they are
   *     written: a field, a text in one language ({@code texts.en.title}), a whole table ({@code
   *     results}); what is no part is left out
   * @throws org.alliance.portal.api.ConflictException with the current {@link Reviews.Work} when it
   *     has changed since; with the {@link Initiative} when yet another version is published
   */
  Reviews.Work rebase(Id id, int version, int newest, Collection<String> theirs);

  /**
   * Submits a working copy that can be published.
   *
   * @throws org.alliance.portal.api.ValidationException naming every problem
   * @throws org.alliance.portal.api.ConflictException with the current {@link Reviews.Work} when it
   *     has changed since; with the {@link Initiative} when that is not the version it started from
   *     any more, see {@link #rebase}
   */
  Reviews.Work submit(Id id, int version);

  /** Takes a submitted one back. */
  Reviews.Work takeBack(Id id, int version);

  /** Gives a submitted one back with remarks by field; moderators. */
  Reviews.Work giveBack(Id id, int version, Map<String, String> remarks, String note);

  /**
   * Publishes a working copy; moderators. The change log says {@code CREATED} the first time and
   * {@code UPDATED} with the changed fields after that.
   *
   * @param version of the working copy
   * @return what is published then; the same as before when it says nothing else
   * @throws org.alliance.portal.api.ValidationException naming every problem
   * @throws org.alliance.portal.api.ConflictException with the current {@link Reviews.Work} when it
   *     has changed since; with the {@link Initiative} when that is not the version it started from
   *     any more
   */
  Initiative publish(Id id, int version);

  /**
   * Forgets a working copy, and the files that only it had: what was published stays.
   *
   * @param version of the working copy that the caller has seen
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.ConflictException with the current {@link Reviews.Work} when it
   *     has changed since
   */
  void discard(Id id, int version);

  /**
   * Removes a published one; editors of its organisation and moderators. Its address says that it
   * is gone, and what replaced it.
   *
   * @param version the version the caller has seen
   * @param replacedBy another published initiative that readers are led to; null for none
   * @throws org.alliance.portal.api.ConflictException with the current {@link Initiative}
   * @throws org.alliance.portal.api.ValidationException naming {@code replacedBy}
   */
  void delete(Id id, int version, Id replacedBy);

  /** Published versions, newest first. */
  Slice<History.Version> history(Id id, int limit, String after);

  /**
   * What a version said when it was published; it names its files even when they have gone since.
   *
   * @param version from 1 to the one that is published
   * @throws org.alliance.portal.api.NotFoundException when nothing is published, or there was no
   *     such version
   */
  InitiativeDraft at(Id id, int version);

  /**
   * Begins a working copy that says again what a version said, to be reviewed as any other; without
   * the files that have gone since.
   *
   * @param version as for {@link #at}
   * @throws org.alliance.portal.api.ConflictException with the current {@link Reviews.Work} when
   *     there is one already, so that nothing is lost
   */
  Reviews.Work restore(Id id, int version);

  /**
   * Says that an own initiative adapted another one; the source's team is asked to confirm.
   *
   * @param adopter an initiative of an organisation the principal edits for
   * @param source another organisation's or an older own one; never itself, nor one that adapted
   *     the adopter
   * @param changes see {@link Adoption}
   * @throws org.alliance.portal.api.ValidationException naming {@code source} or {@code changes}
   */
  Adoption adopt(Id adopter, Id source, String changes);

  /**
   * Confirms or denies an adoption; those who write the source, and moderators. The same answer
   * twice changes nothing.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.ConflictException with the current {@link Adoption} when the
   *     other answer was given before
   */
  Adoption answer(Id adoption, boolean confirmed);

  /**
   * What an initiative adapted, and who adapted it, the latest first; at most {@value #MOST} of
   * each. Those that are asked are for those who write one of the two, and moderators; those that
   * were denied for those who write the adopter, and moderators, with the adopter.
   */
  List<Adoption> adoptions(Id id);

  /**
   * The chain of adaptations around an initiative, in a bounded number of queries. Next to it stand
   * those that {@link #adoptions} tells the reader, further away those that are confirmed.
   */
  AdoptionTree tree(Id id);

  /**
   * Adoptions that wait for an answer of an organisation, the longest first; at most {@value
   * #MOST}; for those who write for it, and moderators.
   */
  List<Adoption> asked(Id organisation);
}
