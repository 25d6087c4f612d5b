using System.Collections.Immutable;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Complaints;

/// <summary>What a complaint must say, and in what order it goes on (§9(2)①(セ)).</summary>
public static class ComplaintRules
{
    /// <summary>How long there is for an answer, unless somebody says otherwise.</summary>
    public const int DaysToAnswer = 3;

    private const int TextLimit = 4_000;
    private const int OwnerLimit = 100;
    private const int WordLimit = 1_000;

    public static ImmutableArray<FieldError> Check(FileComplaint command) =>
        [.. new[] { Text("what", command.What, TextLimit, required: true), Text("owner", command.Owner, OwnerLimit) }.OfType<FieldError>()];

    public static ImmutableArray<FieldError> Check(AddComplaintWord command) =>
        [.. new[] { Text("text", command.Text, WordLimit, required: true) }.OfType<FieldError>()];

    /// <summary>Who may add a word.</summary>
    /// <param name="manages">May work on every complaint.</param>
    public static bool MayAdd(Complaint complaint, string actor, bool manages) => manages || complaint.FiledBy == actor || complaint.Owner == actor;

    /// <summary>What is wrong with going on like this; empty if nothing is.</summary>
    public static ImmutableArray<FieldError> Check(Complaint now, WorkOnComplaint command)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        errors.AddRange(new[] { Text("answer", command.Answer, TextLimit), Text("owner", command.Owner, OwnerLimit) }.OfType<FieldError>());
        if (command.State is not { } next) return errors.ToImmutable();
        if (!ComplaintState.All.Contains(next)) errors.Add(new FieldError("state", FieldProblem.Unknown));
        if (next is ComplaintState.Reported or ComplaintState.Closed && string.IsNullOrWhiteSpace(command.Answer ?? now.Answer))
            errors.Add(new FieldError("answer", FieldProblem.Required));
        // The city hears of every complaint before it is put away.
        if (next == ComplaintState.Closed && now.State != ComplaintState.Reported) errors.Add(new FieldError("state", FieldProblem.Malformed));
        if (next == ComplaintState.Open && now.State != ComplaintState.Open) errors.Add(new FieldError("state", FieldProblem.Malformed));
        return errors.ToImmutable();
    }

    private static FieldError? Text(string field, string? value, int limit, bool required = false) =>
        string.IsNullOrWhiteSpace(value) ? required ? new FieldError(field, FieldProblem.Required) : null
        : value.Length > limit ? new FieldError(field, FieldProblem.TooLong, limit, value.Length)
        : TypedText.HasForbidden(value, lineBreaks: true) ? new FieldError(field, FieldProblem.ControlCharacters)
        : null;
}
