using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Platform.Api;

/// <summary>The interface for programs: one group of endpoints with the same conventions (docs/api.md).</summary>
public static class ApiSetup
{
    public const string Root = "/api/v1";

    public const string DescriptionPath = "/api/openapi.json";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<ApiCall>();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.Converters.Add(
                new JsonStringEnumConverter(
                    JsonNamingPolicy.KebabCaseLower,
                    allowIntegerValues: false
                )
            );
            json.NumberHandling = JsonNumberHandling.Strict;
            // A misspelt or missing field is an error, not a silent default.
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
        });
        // In development the framework would throw instead of answering, and nobody would see what callers see.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddOpenApi(ApiDescription.Configure);
        return services;
    }

    /// <summary>Features add their endpoints to the returned group.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        app.MapOpenApi(DescriptionPath).AllowAnonymous();
        var api = app.MapGroup(Root);
        ((IEndpointConventionBuilder)api).Add(ApiFrame.Around);
        return api.RequireAuthorization(Policies.SignedIn)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(ApiFrame.LargestBody))
            .AddEndpointFilter(ApiGuard.RefuseForgedCalls)
            .AddEndpointFilter(ApiGuard.RefuseBrokenHeaders)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Says in the description what a command may be answered besides success.</summary>
    public static RouteHandlerBuilder CanBeRefused(this RouteHandlerBuilder endpoint) =>
        endpoint
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}

/// <summary>Finds the texts of the interface for programs.</summary>
public sealed class ApiTexts;
