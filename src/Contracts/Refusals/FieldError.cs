namespace OrleansBooking.Contracts.Refusals;

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">The field's name in the API, camelCase, for example <c>birthday</c>.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Limit">The bound that was broken, where there is one: characters or digits.</param>
/// <param name="Actual">What was found, where it helps: characters or digits.</param>
[GenerateSerializer, Immutable, Alias("FieldError")]
public sealed record FieldError(string Field, FieldProblem Problem, int? Limit = null, int? Actual = null);
