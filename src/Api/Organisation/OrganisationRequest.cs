using System.ComponentModel.DataAnnotations;
using OrleansBooking.Contracts.Organisation;

namespace OrleansBooking.Api.Organisation;

/// <summary>The whole organisation as it is to be.</summary>
public sealed record OrganisationRequest([property: Required] IReadOnlyList<Member>? Members);
