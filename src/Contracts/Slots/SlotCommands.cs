using System.Collections.Immutable;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Contracts.Slots;

/// <summary>Takes a seat for an applicant.</summary>
/// <param name="OperationId">From the edge; the same id and content gives the same answer (design rule 4).</param>
/// <param name="Ticket">Who acts: a citizen's ticket of the applicant desk, or a staff ticket signed by an internal node.</param>
/// <param name="Procedure">Procedure id, for example <c>card-pickup</c>.</param>
/// <param name="Applicant">Whose booking it is; only with a staff ticket, a citizen's ticket names its own.</param>
/// <param name="Contact">Contact fields as typed and normalised by the edge; checked again by the slot.</param>
/// <param name="HoldId">A hold of the same applicant or call that this booking uses up.</param>
[GenerateSerializer, Immutable, Alias("BookSeat")]
public sealed record BookSeat(
    Guid OperationId, string Ticket, string Procedure, ApplicantClaim? Applicant, Contact Contact, Guid? HoldId)
{
    /// <summary>Why the booking goes over the capacity or outside the window; null: it does not. Needs the right to override.</summary>
    [Id(0)] public string? OverrideReason { get; init; }

    /// <summary>The call whose hold here this booking uses up; only from who takes calls.</summary>
    [Id(1)] public Guid? CallId { get; init; }
}

/// <summary>Takes seats for several people of one family: all or none (design rule 4).</summary>
/// <param name="Ticket">A staff ticket with the right to take calls.</param>
/// <param name="People">At least one, at most <see cref="MostPeople"/>, each once.</param>
[GenerateSerializer, Immutable, Alias("BookFamily")]
public sealed record BookFamily(Guid OperationId, string Ticket, string Procedure, ImmutableArray<FamilyMember> People)
{
    /// <summary>More than this is a group, which the city plans otherwise.</summary>
    public const int MostPeople = 8;

    /// <summary>The call whose hold here this booking uses up.</summary>
    [Id(0)] public Guid? CallId { get; init; }
}

/// <summary>One of a family.</summary>
[GenerateSerializer, Immutable, Alias("FamilyMember")]
public sealed record FamilyMember(ApplicantClaim Applicant, Contact Contact);

/// <summary>Keeps a seat while the applicant types.</summary>
/// <param name="HoldId">From the edge; also the operation id.</param>
/// <param name="Ticket">A citizen's or staff ticket.</param>
/// <param name="CallId">The operator's call that the hold belongs to; null for a citizen.</param>
[GenerateSerializer, Immutable, Alias("HoldSeat")]
public sealed record HoldSeat(Guid HoldId, string Ticket, string Procedure, Guid? CallId)
{
    /// <summary>How many people come, up to <see cref="BookFamily.MostPeople"/>; a citizen keeps one. Another number than before changes the hold, and not its end.</summary>
    [Id(0)] public int Seats { get; init; } = 1;
}

/// <summary>Gives a hold back.</summary>
[GenerateSerializer, Immutable, Alias("ReleaseHold")]
public sealed record ReleaseHold(Guid HoldId, string Ticket)
{
    /// <summary>The call that it belongs to; null for a citizen.</summary>
    [Id(0)] public Guid? CallId { get; init; }
}

/// <summary>Moves a live reservation into the slot that receives this command.</summary>
/// <param name="Number">The reservation.</param>
/// <param name="ExpectedVersion">The version that the caller saw; null means whatever is current (staff without If-Match).</param>
[GenerateSerializer, Immutable, Alias("MoveSeat")]
public sealed record MoveSeat(
    Guid OperationId, string Ticket, long Number, int? ExpectedVersion, string? Reason, Guid? HoldId)
{
    /// <summary>Over the capacity or outside the window; needs the right to override, and a reason.</summary>
    [Id(0)] public bool Override { get; init; }

    /// <summary>The call whose hold here this move uses up; only from who takes calls.</summary>
    [Id(1)] public Guid? CallId { get; init; }
}

/// <summary>Cancels a live reservation of the slot that receives this command.</summary>
[GenerateSerializer, Immutable, Alias("CancelSeat")]
public sealed record CancelSeat(Guid OperationId, string Ticket, long Number, int? ExpectedVersion, string? Reason);
