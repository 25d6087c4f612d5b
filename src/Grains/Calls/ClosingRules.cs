using System.Collections.Immutable;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Calls;

/// <summary>What a call's result and note must be like.</summary>
internal static class ClosingRules
{
    private const int MostReservations = 20;

    public static ImmutableArray<FieldError> Errors(CloseCall command)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (string.IsNullOrWhiteSpace(command.WrapUp)) errors.Add(new FieldError("wrapUp", FieldProblem.Required));
        else if (!WrapUp.All.Contains(command.WrapUp)) errors.Add(new FieldError("wrapUp", FieldProblem.Unknown));
        if (command.Reservations.Length > MostReservations)
            errors.Add(new FieldError("reservations", FieldProblem.TooLong, MostReservations, command.Reservations.Length));
        if (NoteError(command.Note) is { } noteError) errors.Add(noteError);
        return errors.ToImmutable();
    }

    public static FieldError? NoteError(string? note) =>
        note is null ? null
        : TypedText.HasForbidden(note, lineBreaks: true) ? new FieldError("note", FieldProblem.ControlCharacters)
        : note.Length > Call.NoteLimit ? new FieldError("note", FieldProblem.TooLong, Call.NoteLimit, note.Length)
        : null;

    public static string? Tidy(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
