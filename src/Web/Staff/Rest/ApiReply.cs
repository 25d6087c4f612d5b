using OrleansBooking.Web.Citizen.Engine;

namespace OrleansBooking.Web.Staff.Rest;

/// <summary>What the API said: a value, or why not.</summary>
/// <param name="ETag">The version, for the next change, with its quotation marks.</param>
public sealed record ApiReply<T>(int Status, T? Value, ApiProblem? Problem, string? ETag)
{
    /// <summary>The value where a refusal can only be a fault.</summary>
    public T Must(string path) =>
        Problem is null && Value is { } value ? value : throw new EngineAwayException($"GET {path}: {Status} {Problem?.Type}.");
}
