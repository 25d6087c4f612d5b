using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Calls;

/// <summary>One call, as it is on record.</summary>
/// <param name="Number">For people: 1, 2, 3.</param>
/// <param name="Operator">Who has it now, or had it last.</param>
/// <param name="Language">BCP 47 tag of the language spoken.</param>
/// <param name="From">The caller's telephone number, if it was shown.</param>
/// <param name="WrapUp">One of <see cref="Calls.WrapUp"/>; null while it lasts.</param>
/// <param name="Reservations">Numbers, twelve digits each.</param>
/// <param name="NoteWarning">True if the note looks as if it held a number or address of somebody.</param>
[GenerateSerializer, Immutable, Alias("Call")]
public sealed record Call(
    Guid Id, long Number, string Operator, string Language, string? From, DateTimeOffset StartedAt,
    string? WrapUp, ImmutableArray<string> Reservations, string? Note, string? ClosedBy, DateTimeOffset? ClosedAt, bool NoteWarning)
{
    /// <summary>Characters of a note.</summary>
    public const int NoteLimit = 1_000;

    /// <summary>Shows nothing of the caller: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => $"{nameof(Call)} {Id}";
}
