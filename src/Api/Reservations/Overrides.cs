using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Reservations;

/// <summary>Over the capacity or outside the window: by who may, with a reason, and never by accident.</summary>
internal static class Overrides
{
    public const int ReasonLimit = 200;

    /// <summary>The reason, or null if it is no override. The grain asks for the right again.</summary>
    public static (string? Reason, Problem? Forbidden) Read(HttpContext http, FieldList fields, bool? wanted, string? typed)
    {
        if (wanted is not true) return (null, null);
        if (!RoleRights.Allow(http.User.FindFirst(StaffClaims.Role)?.Value ?? "", Right.Override)) return (null, Problem.Forbidden);
        var reason = fields.Text("reason", typed, ReasonLimit);
        if (reason is null) fields.Add("reason", FieldProblem.Required);
        return (reason, null);
    }
}
