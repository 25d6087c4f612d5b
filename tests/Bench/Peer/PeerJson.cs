using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansBooking.Bench.Peer;

/// <summary>The peer's JSON forms, compiled.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PeerRequests.Book))]
[JsonSerializable(typeof(PeerRequests.Move))]
[JsonSerializable(typeof(PeerRequests.Booked))]
[JsonSerializable(typeof(PeerRequests.Problem))]
[JsonSerializable(typeof(PeerRequests.Month))]
public sealed partial class PeerJson : JsonSerializerContext;
