using System.Collections.Immutable;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Organisation;

/// <summary>What the organisation and its cases must say.</summary>
public static class OrganisationRules
{
    private const int MostMembers = 200;
    private const int NameLimit = 100;

    /// <summary>Everything that is wrong. A member without any way to be reached is of no use in an emergency.</summary>
    public static ImmutableArray<FieldError> Check(ImmutableArray<Member> members)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (members.Length > MostMembers) errors.Add(new FieldError("members", FieldProblem.TooLong, MostMembers, members.Length));
        foreach (var member in members)
        {
            if (member.Side is not (Member.Centre or Member.City)) errors.Add(new FieldError("side", FieldProblem.Unknown));
            Text("duty", member.Duty, required: true);
            Text("name", member.Name, required: true);
            Text("substitute", member.Substitute);
            foreach (var (field, value) in new[] { ("phone", member.Phone), ("emergencyPhone", member.EmergencyPhone), ("fax", member.Fax),
                ("email", member.Email) })
                Text(field, value);
            if (new[] { member.Phone, member.EmergencyPhone, member.Email }.All(string.IsNullOrWhiteSpace))
                errors.Add(new FieldError("contactPhone", FieldProblem.Required));
        }

        return [.. errors.Distinct()];

        void Text(string field, string? value, bool required = false)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                if (required) errors.Add(new FieldError(field == "name" ? "memberName" : field, FieldProblem.Required));
            }
            else if (value.Length > NameLimit)
            {
                errors.Add(new FieldError(field, FieldProblem.TooLong, NameLimit, value.Length));
            }
            else if (TypedText.HasForbidden(value))
            {
                errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
            }
        }
    }

    /// <summary>A text of a case.</summary>
    public static FieldError? Check(string field, string? value, int limit) =>
        string.IsNullOrWhiteSpace(value) ? new FieldError(field, FieldProblem.Required)
        : value.Length > limit ? new FieldError(field, FieldProblem.TooLong, limit, value.Length)
        : TypedText.HasForbidden(value.ReplaceLineEndings(" ")) ? new FieldError(field, FieldProblem.ControlCharacters)
        : null;
}
