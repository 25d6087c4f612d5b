using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansBooking.Api.Applicants;
using OrleansBooking.Api.Availability;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Changes;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Api.Venues;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Json;

/// <summary>Every JSON form of the API, compiled: nothing is looked up by reflection on a request's way.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(BookRequest))]
[JsonSerializable(typeof(MoveRequest))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(ContactChange))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ReservationAnswer))]
[JsonSerializable(typeof(ReservationDetailsAnswer))]
[JsonSerializable(typeof(ReservationPageAnswer))]
[JsonSerializable(typeof(MonthAnswer))]
[JsonSerializable(typeof(VenueAnswer[]))]
[JsonSerializable(typeof(ProcedureAnswer[]))]
[JsonSerializable(typeof(ImportAccepted))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(VenueSheet))]
[JsonSerializable(typeof(ProcedureSheet))]
[JsonSerializable(typeof(ProcedureChangeAnswer[]))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SlotRequest))]
[JsonSerializable(typeof(ClosureRequest))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(ContactNote))]
[JsonSerializable(typeof(EffectAnswer))]
[JsonSerializable(typeof(ChangeAnswer[]))]
[JsonSerializable(typeof(ChangeLimits))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(WorklistAnswer))]
[JsonSerializable(typeof(ProblemBody))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The forms as the API reads and writes them: Japanese as it is, a repeated property is an error.</summary>
    public static ApiJson Strict { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    });
}
