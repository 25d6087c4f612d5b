using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Api.Changes;

/// <summary>Turns changes, effects and the worklist into answers.</summary>
public static class ChangeAnswers
{
    public static EffectAnswer Of(ChangeEffect effect, ProblemWords words) => new(
        effect.Days, [.. effect.Displaced.Select(person => ReservationNumberField.Format(person.Number))],
        [.. effect.Warnings.Select(warning => new EffectAnswer.Warning(WarningWords.Code(warning.Kind), WarningWords.Of(warning, words)))],
        effect.NeedsApproval,
        [.. effect.Displaced.Select(person => new EffectAnswer.Person(
            ReservationNumberField.Format(person.Number), person.Date, person.Time, person.Procedure, person.HasMail, person.HasPhone))]);

    public static ChangeAnswer Of(VenueChange change, ProblemWords words) => new(
        change.Id, change.Venue, Word(change.State), Of(change.Edit), change.Reason, change.Author, change.At, change.BaseRevision, change.Revision,
        change.Decider, change.DecidedAt, change.DecisionReason, change.Undoes, Of(change.Effect, words));

    public static ScheduleAnswer.DayAnswer Of(ScheduleDay day) => new(
        day.Date, day.Holiday, day.Closed,
        [.. day.Slots.Select(slot => new ScheduleAnswer.TimeAnswer(slot.Time, slot.Minutes, slot.Capacity, slot.Booked, slot.Over, slot.OpensAt))]);

    public static WorklistAnswer Of(Worklist worklist) => new([.. worklist.Open.Select(Of)], [.. worklist.Done.Select(Of)]);

    /// <summary>Null: there is no such state.</summary>
    public static ChangeState? State(string? word) => Enum.GetValues<ChangeState>().Cast<ChangeState?>().FirstOrDefault(state => Word(state!.Value) == word);

    /// <summary>Null: there is no such state.</summary>
    public static WorklistState? Worked(string? word) =>
        Enum.GetValues<WorklistState>().Cast<WorklistState?>().FirstOrDefault(state => Word(state!.Value) == word);

    private static WorklistAnswer.EntryAnswer Of(WorklistEntry entry) => new(
        ReservationNumberField.Format(entry.Number), entry.Venue, entry.Date, entry.Time, entry.Procedure, entry.HasMail, entry.HasPhone, entry.Since,
        Word(entry.State), entry.By, entry.At, entry.Note, entry.IsPast);

    private static ChangeAnswer.Subject Of(VenueEdit edit) => edit switch
    {
        OpenSession open => new("session", open.Date, From: open.Session.From, To: open.Session.To, Minutes: open.Session.Minutes,
            Capacity: open.Session.Capacity),
        SetSeats seats => new("slot", seats.Date, From: seats.Time, Capacity: seats.Capacity),
        CloseDays { Closure: var closure } => new("closure", closure.First, closure.Last, Name: closure.Reason),
        RestoreDay day => new("day", day.Date),
        ReplaceVenue replace => new("venue", Name: replace.Definition.Profile.Name),
        _ => new("other"),
    };

    private static string Word(ChangeState state) => state switch
    {
        ChangeState.Pending => "pending",
        ChangeState.Applied => "applied",
        _ => "refused",
    };

    private static string Word(WorklistState state) => state switch
    {
        WorklistState.Contacted => "contacted",
        WorklistState.NotReached => "not-reached",
        WorklistState.Moved => "moved",
        WorklistState.Cancelled => "cancelled",
        WorklistState.Seated => "seated",
        WorklistState.Closed => "closed",
        _ => "open",
    };
}
