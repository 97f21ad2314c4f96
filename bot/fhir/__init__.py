"""A referral and its booking as other systems read them: FHIR R4, UK Core, shaped as the NHS Booking and Referral
Standard has it. Nothing is exported that the patient did not agree to share with that service.
"""
