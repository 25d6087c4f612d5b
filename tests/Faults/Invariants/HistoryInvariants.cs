using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Faults.History;

namespace OrleansBooking.Faults.Invariants;

/// <summary>What callers were told, against what is stored (design.md, rules 4 and 5).</summary>
public static class HistoryInvariants
{
    public const string AcceptedOnce = "every acknowledged operation is stored once, as acknowledged";
    public const string AcceptedForItsPerson = "an acknowledged booking holds what was typed";
    public const string RefusedAbsent = "nothing refused is stored";
    public const string UnknownAtMostOnce = "nothing unknown is stored twice";
    public const string NothingUncalledFor = "nothing is stored that nobody asked for";
    public const string SameAnswer = "a repeated operation gets the same answer";
    public const string OnlyTheContract = "only the contract's answers";
    public const string OnceOnPages = "a booking on the pages is stored once if it was confirmed, at most once if not, and never if it was refused";

    private static readonly Dictionary<OperationKind, string> Kinds = new()
    {
        [OperationKind.Book] = "booked", [OperationKind.Move] = "moved", [OperationKind.Cancel] = "cancelled",
        [OperationKind.ChangeContact] = "contact-changed",
    };

    /// <summary>Everything that is wrong; empty if all is well.</summary>
    public static IReadOnlyList<Violation> Check(IReadOnlyList<Invocation> history, StoredLedger stored)
    {
        var violations = new List<Violation>();
        var operations = history.Where(invocation => invocation.Operation.Kind != OperationKind.BookOnPages).GroupBy(invocation => invocation.Operation.Id).ToList();
        foreach (var operation in operations) violations.AddRange(Judge([.. operation], stored));

        var asked = operations.Select(operation => operation.Key).ToHashSet();
        violations.AddRange(stored.ByOperation.Where(change => !asked.Contains(change.Key) && change.Any(one => one.Channel != "web"))
            .Select(change => new Violation(NothingUncalledFor, $"operation {change.Key}")));
        violations.AddRange(JudgePages(history.Where(invocation => invocation.Operation.Kind == OperationKind.BookOnPages), stored));
        return violations;
    }

    // The pages make their own operation ids: here the person stands for the booking, each books once.
    private static IEnumerable<Violation> JudgePages(IEnumerable<Invocation> visits, StoredLedger stored)
    {
        var booked = stored.ByOperation.SelectMany(change => change).Where(change => change is { Channel: "web", Kind: "booked" })
            .ToLookup(change => stored.Contacts[change.Number].ReservationId);
        var visitors = visits.GroupBy(visit => visit.Operation.Person!.ReservationId).ToList();
        foreach (var visitor in visitors)
        {
            var times = booked[visitor.Key].Count();
            var verdicts = visitor.Select(visit => visit.Answer?.Verdict ?? Verdict.Unknown).ToList();
            var right = verdicts.Contains(Verdict.Accepted) ? times == 1 : verdicts[^1] == Verdict.Refused ? times == 0 : times <= 1;
            if (!right) yield return new Violation(OnceOnPages, $"{visitor.First().Operation}: {string.Join(", ", verdicts)}, stored {times} times");
        }

        var known = visitors.Select(visitor => visitor.Key).ToHashSet();
        foreach (var stranger in booked.Where(one => !known.Contains(one.Key))) yield return new Violation(NothingUncalledFor, $"on the pages: {stranger.First()}");
    }

    private static IEnumerable<Violation> Judge(IReadOnlyList<Invocation> sendings, StoredLedger stored)
    {
        var operation = sendings[0].Operation;
        var answers = sendings.Select(sending => sending.Answer ?? new Answer(Verdict.Unknown, 0, "never answered", null)).ToList();
        var events = stored.ByOperation[operation.Id].ToList();
        foreach (var broken in answers.Where(answer => answer.Verdict == Verdict.Broken || answer is { Status: 503, RetryAfter: null }))
            yield return new Violation(OnlyTheContract, $"{operation}: {broken.Status} {broken.Reason}");

        var accepted = answers.Where(answer => answer.Verdict == Verdict.Accepted).Select(answer => answer.Recorded!).ToList();
        if (accepted.Count > 0)
        {
            if (accepted.Distinct().Count() > 1) yield return new Violation(SameAnswer, $"{operation}: {string.Join(" / ", accepted.Distinct())}");
            var first = sendings.First(sending => sending.Answer?.Verdict == Verdict.Accepted);
            foreach (var later in sendings.Where(sending => sending.Began > first.Ended && sending.Answer?.Verdict == Verdict.Refused))
                yield return new Violation(SameAnswer, $"{operation}: accepted, then {later.Answer!.Status} {later.Answer.Reason}");
            if (events.Count != 1 || !Says(events[0], operation.Kind, accepted[0]))
                yield return new Violation(AcceptedOnce, $"{operation}: acknowledged {accepted[0]}, stored {events.Count}: {string.Join(" / ", events)}");
            else if (!Holds(stored, events[0], operation))
                yield return new Violation(AcceptedForItsPerson, operation.ToString());
        }
        else if (answers[^1].Verdict == Verdict.Refused && events.Count > 0)
        {
            // The last word counts: by then nothing of an earlier sending is under way any more.
            yield return new Violation(RefusedAbsent, $"{operation}: {answers[^1].Status} {answers[^1].Reason}, stored {events[0]}");
        }
        else if (events.Count > 1)
        {
            yield return new Violation(UnknownAtMostOnce, $"{operation}: {events.Count} times");
        }
    }

    private static bool Says(StoredEvent stored, OperationKind kind, Answer.Content answer) =>
        stored.Kind == Kinds[kind]
        && (stored.Number, stored.Slot, stored.Procedure, stored.Status, stored.Version)
            == (answer.Number, answer.Slot, answer.Procedure, answer.Status, answer.Version);

    /// <summary>What was typed is kept, until somebody corrects it: then the correction is.</summary>
    private static bool Holds(StoredLedger stored, StoredEvent change, Operation operation)
    {
        if (operation.Kind is not (OperationKind.Book or OperationKind.ChangeContact)) return true;
        if (!stored.Contacts.TryGetValue(change.Number, out var kept)) return false;
        var person = operation.Person!;
        var (typed, _) = ContactFields.Read(new Contact(person.Name, person.Kana, person.Phone, person.Email, null, null));
        var corrected = stored.LastContactChange(change.Number);
        if (operation.Kind == OperationKind.ChangeContact)
            return corrected != change.Version || (kept.Contact.Phone, kept.Contact.Email) == (typed.Phone, typed.Email);
        return (kept.Contact.Name, kept.Contact.Kana, kept.ReservationId) == (typed.Name, typed.Kana, person.ReservationId)
            && (corrected > 0 || (kept.Contact.Phone, kept.Contact.Email) == (typed.Phone, typed.Email));
    }
}
